/** How many tickets may still be opened. */
export const quota = {
  'quota.left':
    'Tickets of this kind that can still be opened: {left, number} of {total, number}.{left, plural, =1 { This is the last one.} other {}}',
  'quota.used':
    ':no_entry: All {total, number} tickets of this kind that the account may open are used up, so another one will be refused. Close one that is settled, choose another problem type, or ask your admin about the quota.',
} as const;
