/** How many tickets may still be opened. */
export const quota = {
  'quota.left':
    '这类工单还可创建 {left, number} 个，共 {total, number} 个。{left, plural, =1 {这是最后一个。} other {}}',
  'quota.used':
    ':no_entry: 此账号可创建的 {total, number} 个这类工单已全部用完，再创建会被拒绝。请关闭已解决的工单、选择其他问题类型，或向管理员咨询配额。',
} as const;
