/** How many tickets may still be opened. */
export const quota = {
  'quota.left':
    'Tickets of this kind that can still be opened: {left, number} of {total, number}.{left, plural, =1 { This is the last one.} other {}}',
  'quota.used':
    ':warning: None of the {total, number} tickets of this type are left. Huawei Cloud may refuse another one.',
  'quota.title': 'Quota',
  'quota.intro': 'Choose what a ticket would be about, and see how many may still be opened.',
  'quota.unlimited': 'Huawei Cloud names no limit for tickets of this type.',
  'commands.quota.usage': '`/ticket quota`',
  'commands.quota.help': 'shows how many tickets of a kind may still be opened',
} as const;
