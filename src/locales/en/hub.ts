/** The modal with all that can be done with a ticket; each entry has the words of its button, and a sentence beside it. */
export const hub = {
  'hub.title': 'More actions',
  'hub.group': '{group, select, work {Work on it} look {Look closer} parts {What belongs to it} other {Finish it}}',
  'hub.reply': 'Reply…',
  'hub.reply.help': 'Answer the engineer, with files if you like.',
  'hub.urge': 'Urge',
  'hub.urge.help': 'Ask the engineers to hurry.',
  'hub.link': 'Follow…',
  'hub.link.help': 'Have the card and every change posted in a channel.',
  'hub.messages': 'Messages',
  'hub.messages.help': 'Read the description and all messages in full.',
  'hub.rate': 'Rate…',
  'hub.rate.help': 'Say how content you are with the result.',
  'hub.close': 'Close…',
  'hub.close.help': 'Say that the matter is settled.',
  'hub.cancel': 'Cancel…',
  'hub.cancel.help': 'Take the ticket back: nobody will work on it.',
  'hub.delete': 'Delete…',
  'hub.delete.help': 'Delete the ticket with all its messages and files.',

  'commands.more.usage': '`/ticket more ID`',
  'commands.more.help': 'shows all that can be done with a ticket',
} as const;
