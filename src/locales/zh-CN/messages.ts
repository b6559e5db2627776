/** The messages of a ticket: reading them, and taking own ones back. Values are escaped by whoever shows the text. */
export const messages = {
  'messages.withdraw': '撤回',
  'messages.withdraw.label': '撤回您的留言',
  'messages.withdraw.title': '撤回这条留言？',
  'messages.withdraw.question': '留言将从工单中消失。工程师可能已经看过，已发到 Slack 的内容不会消失。',
  'messages.withdraw.done': '您的留言已撤回。',
  'messages.withdrawn': '{user} 撤回了一条留言。',

  'errors.desk.message-gone': '工单中已没有这条留言，什么也没有做。',
  'errors.desk.not-own': '只有通过本应用发送留言的本人才能撤回，什么也没有做。',

  'commands.messages.usage': '`/ticket messages ID`',
  'commands.messages.help': '显示完整的问题描述和全部留言，并可撤回您自己的留言',
} as const;
