/** What can be done to a ticket as a whole. There is no reopen and no confirm in the API: `close` confirms a result. */
export const actions = ['close', 'cancel', 'urge', 'delete'] as const;

export type Action = (typeof actions)[number];
