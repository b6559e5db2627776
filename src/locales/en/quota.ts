/** How many tickets may still be opened. */
export const quota = {
  'quota.left':
    'Tickets of this kind that can still be opened: {left, number} of {total, number}.{left, plural, =1 { This is the last one.} other {}}',
  'quota.used':
    ':no_entry: All {total, number} tickets of this kind that the account may open are used up, so another one will be refused. Close one that is settled, choose another problem type, or ask your admin about the quota.',
  'quota.title': 'Quota',
  'quota.intro': 'Choose what a ticket would be about, and see how many may still be opened.',
  'quota.unlimited': 'The ticket service sets no limit for tickets of this kind.',
  'commands.quota.usage': '`/ticket quota`',
  'commands.quota.help': 'shows how many tickets of a kind may still be opened',
} as const;
