/** The messages of a ticket: reading them, and taking own ones back. Values are escaped by whoever shows the text. */
export const messages = {
  'messages.withdraw': 'Withdraw',
  'messages.withdraw.label': 'Withdraw your message',
  'messages.withdraw.title': 'Withdraw your message?',
  'messages.withdraw.question':
    'It disappears from the ticket. The engineer may have read it already, and what was posted in Slack stays there.',
  'messages.withdraw.done': 'Your message was withdrawn.',
  'messages.withdrawn': '{user} withdrew a message.',

  'errors.desk.message-gone': 'This message is not in the ticket any more, so nothing was done.',
  'errors.desk.not-own': 'Only the person who sent a message through this app can withdraw it, so nothing was done.',

  'commands.messages.usage': '`/ticket messages ID`',
  'commands.messages.help': 'shows the description and all messages in full, with a button to withdraw your own',
} as const;
