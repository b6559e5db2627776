/** The ticket service's log of a ticket. */
export const log = {
  'log.title': 'Ticket log',
  'log.empty': 'The log is empty.',
  'log.kind.created': 'Opened',
  'log.kind.urged': 'Nudged',
  'log.kind.closed': 'Closed',
  'log.kind.canceled': 'Canceled',
  'log.kind.rated': 'Rated',
  'log.kind.deleted': 'Deleted',
  'log.kind.refused': 'Rejected',
  'log.kind.access-granted': 'Access granted',
  'log.kind.access-rejected': 'Access rejected',
  'log.kind.access-canceled': 'Access canceled',
  'log.kind.exported': 'Exported',
  'log.kind.answered': 'Feedback sent',
  'log.kind.contact-changed': 'Contact changed',
  'log.kind.contact-removed': 'Contact removed',
  'log.kind.other': 'Other',

  'commands.log.usage': '`/ticket log ID`',
  'commands.log.help': 'show who did what to a ticket, and when',
} as const;
