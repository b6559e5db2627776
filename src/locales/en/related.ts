/** Which tickets belong together, and what a new ticket has to do with others. */
export const related = {
  'related.title': 'Related tickets',
  'related.submit': 'Save',
  'related.field': 'Belongs together with',
  'related.hint': 'Type a number, or words of the description. At most {limit} can be related at once.',
  'related.placeholder': 'Search your tickets',
  'related.done': 'The related tickets of {id} are saved: {added, number} added, {removed, number} removed.',

  'commands.relate.usage': '`/ticket relate ID`',
  'commands.relate.help': 'shows and changes which tickets belong together with a ticket',
  'hub.related': 'Related tickets…',
  'hub.related.help': 'Say which tickets belong together',
} as const;
