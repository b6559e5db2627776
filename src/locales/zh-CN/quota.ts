/** How many tickets may still be opened. */
export const quota = {
  'quota.left':
    '这类工单还可创建 {left, number} 个，共 {total, number} 个。{left, plural, =1 {这是最后一个。} other {}}',
  'quota.used':
    ':no_entry: 此账号可创建的 {total, number} 个这类工单已全部用完，再创建会被拒绝。请关闭已解决的工单、选择其他问题类型，或向管理员咨询配额。',
  'quota.title': '工单配额',
  'quota.intro': '请选择工单的产品和问题类型，查看还可创建多少个。',
  'quota.unlimited': '工单服务对这类工单没有数量限制。',
  'commands.quota.usage': '`/ticket quota`',
  'commands.quota.help': '显示某类工单还可创建多少个',
} as const;
