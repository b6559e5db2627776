/** The account's agreements with the ticket service. */
export const agreements = {
  'agreements.title': '协议',
  'agreements.first': '创建第一个工单之前，华为云要求签署此协议。提交表单即代表您的账号签署。',
  'agreements.name': '*{name}*{version, select, none {} other {（版本 {version}）}}',
  'agreements.read': '阅读全文',
  'agreements.agree': '协议',
  'agreements.agreed': '我已阅读并代表账号同意“{name}”',
  'agreements.signed': ':white_check_mark: 您的账号已签署。',
  'agreements.unsigned': '尚未签署。新建工单时会要求签署。',
  'agreements.none': '新建工单无需签署协议。',
  'agreements.empty': '华为云未在此提供协议正文，请在控制台中阅读。',
  'commands.agreement.usage': '`/ticket agreement`',
  'commands.agreement.help': '显示新建工单的协议及签署状态',
} as const;
