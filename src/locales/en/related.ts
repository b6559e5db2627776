/** Which tickets belong together, and what a new ticket has to do with others. */
export const related = {
  'related.title': 'Related tickets',
  'related.submit': 'Save',
  'related.field': 'Belongs together with',
  'related.hint':
    'Type a number, or words of the description. A ticket can have up to {limit} related tickets; {left} left.',
  'related.left':
    '{count, plural, one {One more ticket is related and is not shown here. It stays} other {# more tickets are related and are not shown here. They stay}} related.',
  'related.placeholder': 'Search your tickets',
  'related.done':
    '{added, plural, =0 {{removed, plural, =0 {Ticket {id} is related to the same tickets as before.} one {Ticket {id} is no longer related to the one that you took out.} other {Ticket {id} is no longer related to the # that you took out.}}} one {Ticket {id} is now related to one more ticket{removed, plural, =0 {} one {, and no longer to another} other {, and no longer to # others}}.} other {Ticket {id} is now related to # more tickets{removed, plural, =0 {} one {, and no longer to another} other {, and no longer to # others}}.}}',

  'related.doubles':
    '*Is it one of these?* These open tickets look like yours. Join the thread of one, tick below what yours belongs to, or send the form again to create it all the same.',
  'related.double': '*{id}* {title} · {status}',
  'related.join': 'Join that thread',
  'related.join.label': 'Open the thread of ticket {id}',
  'related.relate': 'Relate the new ticket to',
  'related.option': '{id} · {title}',
  'related.not-related': 'It is not related to the tickets that you ticked: {reason}',

  'related.follow-up': 'Open follow-up',
  'related.follow-up.label': 'Open a new ticket that follows up ticket {id}',
  'related.follow-up.text': 'This follows up ticket {id} ({title}).',
  'commands.follow-up.usage': '`/ticket follow-up ID`',
  'commands.follow-up.help': 'opens a new ticket that goes on where a finished one ended, and relates the two',
  'hub.follow-up': 'Follow up…',
  'hub.follow-up.help': 'Open a new ticket that goes on where this one ended.',

  'commands.relate.usage': '`/ticket relate ID`',
  'commands.relate.help': 'shows and changes which tickets belong together with a ticket',
  'hub.related': 'Related tickets…',
  'hub.related.help': 'Say which tickets belong together.',
} as const;
