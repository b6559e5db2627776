/** Actions on a ticket. The API has no reopen and no confirm: `close` confirms a result. */
export const actions = ['close', 'cancel', 'urge', 'delete'] as const;

export type Action = (typeof actions)[number];
