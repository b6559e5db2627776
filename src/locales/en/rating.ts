/** Rating a ticket, separately or when closing it. */
export const rating = {
  'rating.title': 'Rate ticket',
  'rating.submit': 'Send rating',
  'rating.question': 'How did it go? (optional)',
  'rating.confirms': 'Rating a ticket that waits for your confirmation also confirms the fix and closes it.',
  'rating.choose': 'Choose',
  'rating.stars': '{stars} ({count} of {most})',
  'rating.comment': 'Comment',
  'rating.none': "Huawei Cloud isn't collecting ratings right now.",
  'rating.done': 'Thanks! Your rating of ticket {id} was sent.',
  'rating.closed': 'Ticket {id} closed, and your rating was sent.',
  'rating.only-closed': "Ticket {id} *closed*, but your rating wasn't sent. {reason}",

  'commands.rate.usage': '`/ticket rate ID`',
  'commands.rate.help': 'rate how a ticket was handled',
} as const;
