/** Related tickets, likely duplicates, and follow-ups. */
export const related = {
  'related.title': 'Related tickets',
  'related.submit': 'Save',
  'related.field': 'Related to',
  'related.hint':
    'Type a ticket number or words from the description. A ticket can have up to {limit} related tickets; {left} left.',
  'related.left':
    "{count, plural, one {# more related ticket isn't} other {# more related tickets aren't}} shown here and {count, plural, one {stays} other {stay}} related.",
  'related.placeholder': 'Search your tickets',
  'related.done':
    '{added, plural, =0 {{removed, plural, =0 {No changes to the related tickets of {id}.} one {Removed a related ticket from {id}.} other {Removed # related tickets from {id}.}}} one {Added a related ticket to {id}{removed, plural, =0 {} one { and removed one} other { and removed #}}.} other {Added # related tickets to {id}{removed, plural, =0 {} one { and removed one} other { and removed #}}.}}',

  'related.doubles':
    '*Already reported?* Join the thread of one of these, select related tickets below, or send this form again to open yours anyway.',
  'related.double': '*{id}* {title} · {status}',
  'related.join': 'Join thread',
  'related.join.label': 'Open the thread of ticket {id}',
  'related.relate': 'Relate the new ticket to',
  'related.option': '{id} · {title}',
  'related.not-related': "Couldn't relate it to the tickets you selected: {reason}",

  'related.follow-up': 'Open follow-up',
  'related.follow-up.label': 'Open a follow-up to ticket {id}',
  'related.follow-up.text': 'Follow-up to ticket {id} ({title}).',
  'commands.follow-up.usage': '`/ticket follow-up ID`',
  'commands.follow-up.help': 'open a new ticket that continues a closed one',
  'hub.follow-up': 'Follow up…',
  'hub.follow-up.help': 'Open a new ticket that continues this one.',

  'commands.relate.usage': '`/ticket relate ID`',
  'commands.relate.help': 'view and change related tickets',
  'hub.related': 'Related tickets…',
  'hub.related.help': 'View and change related tickets.',
} as const;
