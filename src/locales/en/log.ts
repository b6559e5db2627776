/** What was done to a ticket, as the ticket service keeps it. */
export const log = {
  'log.title': 'Log of the ticket',
  'log.empty': 'Nothing is in the log.',
  'log.kind.created': 'Opened',
  'log.kind.urged': 'Urged',
  'log.kind.closed': 'Closed',
  'log.kind.canceled': 'Canceled',
  'log.kind.rated': 'Rated',
  'log.kind.deleted': 'Deleted',
  'log.kind.refused': 'Refused',
  'log.kind.access-granted': 'Access granted',
  'log.kind.access-rejected': 'Access rejected',
  'log.kind.access-canceled': 'Access canceled',
  'log.kind.exported': 'Exported',
  'log.kind.answered': 'Feedback given',
  'log.kind.contact-changed': 'Contact changed',
  'log.kind.contact-removed': 'Contact removed',
  'log.kind.other': 'Something else',

  'commands.log.usage': '`/ticket log ID`',
  'commands.log.help': 'shows who did what to a ticket and when, as the ticket service keeps it',
} as const;
