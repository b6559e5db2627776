/** A ticket's messages: reading them, and withdrawing one's own. Callers escape the values. */
export const messages = {
  'messages.withdraw': '撤回',
  'messages.withdraw.label': '撤回您的留言',
  'messages.withdraw.title': '撤回这条留言？',
  'messages.withdraw.question': '留言会从工单中移除。工程师可能已经看过，Slack 中的副本会保留。',
  'messages.withdraw.done': '留言已撤回。',
  'messages.withdrawn': '{user} 撤回了一条留言。',

  'errors.desk.message-gone': '工单中已没有这条留言。',
  'errors.desk.not-own': '只有发送人本人可以撤回这条留言。',

  'commands.messages.usage': '`/ticket messages ID`',
  'commands.messages.help': '显示问题描述和全部留言，并可撤回您自己的留言',
} as const;
