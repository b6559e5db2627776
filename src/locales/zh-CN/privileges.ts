/** For admins: what the ticket service lets this app's API user do. */
export const privileges = {
  'privileges.title': '工单权限',
  'privileges.submit': '保存',
  'privileges.enforced': '华为云允许*本应用*执行的操作，对所有使用者生效。',
  'privileges.open': '华为云允许*本应用*执行的操作，对所有使用者生效。您的账号尚未启用权限控制，请在控制台中启用。',
  'privileges.granted': '已授予',
  'privileges.withdrawn': '未授予',
  'privileges.create': '提交工单',
  'privileges.create.hint': '未授予时，任何人都无法从 Slack 提交工单。',
  'privileges.export': '导出工单',
  'privileges.export.hint': '未授予时，任何人都无法从 Slack 导出工单。',
  'privileges.done':
    '权限已保存：*{create, select, yes {可以提交工单} other {不能提交工单}}*，*{export, select, yes {可以导出工单} other {不能导出工单}}*。',

  'commands.permissions.usage': '`/ticket permissions`',
  'commands.permissions.help': '查看并修改华为云允许本应用执行的操作（管理员）',
} as const;
