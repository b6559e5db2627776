/** For admins: what the ticket service lets the user of this app do. */
export const privileges = {
  'privileges.title': '工单权限',
  'privileges.submit': '保存',
  'privileges.enforced':
    '工单服务允许*本应用*（即所有使用者）执行的操作。您的账号已启用权限控制：未授予的操作会被拒绝。',
  'privileges.open':
    '工单服务允许*本应用*（即所有使用者）执行的操作。您的账号目前未启用权限控制：在控制台启用之后，此处的选择才会生效。',
  'privileges.granted': '已授予',
  'privileges.withdrawn': '未授予',
  'privileges.create': '提交工单',
  'privileges.create.hint': '没有此权限时，任何人都无法从 Slack 提交工单。',
  'privileges.export': '导出工单',
  'privileges.export.hint': '没有此权限时，任何人都无法从 Slack 导出工单。',
  'privileges.done':
    '权限已按您的选择设置：*{create, select, yes {可以提交工单} other {不能提交工单}}*，*{export, select, yes {可以导出工单} other {不能导出工单}}*。',

  'commands.permissions.usage': '`/ticket permissions`',
  'commands.permissions.help': '查看并修改工单服务授予本应用的权限。仅限管理员',
} as const;
