/** A ticket's messages: reading them, and withdrawing one's own. Callers escape the values. */
export const messages = {
  'messages.withdraw': 'Withdraw',
  'messages.withdraw.label': 'Withdraw your message',
  'messages.withdraw.title': 'Withdraw your message?',
  'messages.withdraw.question':
    'This removes it from the ticket. The engineer may have read it, and copies in Slack stay.',
  'messages.withdraw.done': 'Message withdrawn.',
  'messages.withdrawn': '{user} withdrew a message.',

  'errors.desk.message-gone': 'This message is no longer in the ticket.',
  'errors.desk.not-own': 'Only the person who sent this message can withdraw it.',

  'commands.messages.usage': '`/ticket messages ID`',
  'commands.messages.help': 'show the description and all messages, and withdraw your own',
} as const;
