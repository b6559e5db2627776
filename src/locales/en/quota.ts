/** How many tickets can still be opened. */
export const quota = {
  'quota.left':
    '{left, number} of {total, number} left for this type.{left, plural, =1 { This is the last one.} other {}}',
  'quota.used':
    ':warning: None of the {total, number} tickets of this type are left. Huawei Cloud may refuse another one.',
  'quota.title': 'Quota',
  'quota.intro': 'Choose a product and problem type to see how many tickets you can still open.',
  'quota.unlimited': 'Huawei Cloud sets no limit for this type.',
  'commands.quota.usage': '`/ticket quota`',
  'commands.quota.help': 'show how many tickets of a type you can still open',
} as const;
