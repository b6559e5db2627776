/** Stars and words for a ticket, by themselves or when it is closed. */
export const rating = {
  'rating.title': 'Rate the ticket',
  'rating.submit': 'Send the rating',
  'rating.question': 'How content are you? Leave out what you have no opinion on.',
  'rating.confirms': 'A rating also confirms the result: a ticket whose result waits for that is completed by it.',
  'rating.choose': 'Choose',
  'rating.stars': '{stars} ({count} of {most})',
  'rating.comment': 'What you would like to say',
  'rating.none': 'The ticket service does not ask for ratings.',
  'rating.done': 'Your rating of ticket {id} was sent. Thank you!',
  'rating.closed': 'Ticket {id} was closed, and your rating was sent.',
  'rating.only-closed': 'Ticket {id} *was closed*, but your rating was not sent. {reason}',

  'commands.rate.usage': '`/ticket rate ID`',
  'commands.rate.help': 'says with stars how content you are with the result',
} as const;
