/** How many tickets can still be opened. */
export const quota = {
  'quota.left':
    '此类工单还可创建 {left, number} 个，共 {total, number} 个。{left, plural, =1 {这是最后一个。} other {}}',
  'quota.used': ':warning: 此类工单的 {total, number} 个配额已用完，华为云可能会拒绝新的工单。',
  'quota.title': '工单配额',
  'quota.intro': '选择产品和问题类型，查看还可创建多少个工单。',
  'quota.unlimited': '华为云对此类工单没有数量限制。',
  'commands.quota.usage': '`/ticket quota`',
  'commands.quota.help': '显示某类工单还可创建多少个',
} as const;
