/** Agreements of the account with the ticket service. */
export const agreements = {
  'agreements.title': '协议',
  'agreements.first': '创建第一个工单之前，工单服务要求为此账号签署以下协议。提交表单时即完成签署。',
  'agreements.name': '*{name}*{version, select, none {} other {（版本 {version}）}}',
  'agreements.read': '阅读全文',
  'agreements.agree': '协议',
  'agreements.agreed': '我已阅读“{name}”，并代表此账号同意',
  'agreements.signed': ':white_check_mark: 此账号已签署该协议。',
  'agreements.unsigned': '尚未签署。新建工单的表单会要求签署。',
  'agreements.none': '工单服务目前没有生效的新建工单协议，因此无需签署。',
  'agreements.empty': '工单服务没有提供协议正文。您可以在控制台中阅读。',
  'commands.agreement.usage': '`/ticket agreement`',
  'commands.agreement.help': '显示新建工单的协议，以及是否已签署',
} as const;
