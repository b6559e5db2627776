import type { Authorization } from './ticket.ts';

/** How a request for access stands, in the words of people. */
export type Access = 'asked' | 'approving' | 'granted' | 'rejected' | 'canceled' | 'ended' | 'other';

/** The states that the API's reference names. Others occur: keep the integer. */
const states: ReadonlyMap<number, Access> = new Map([
  [-1, 'asked'],
  [0, 'asked'],
  [1, 'granted'],
  [2, 'rejected'],
  [3, 'ended'],
  [4, 'canceled'],
  [5, 'canceled'],
  [6, 'approving'],
  [7, 'rejected'],
]);

export function accessOf({ state }: Pick<Authorization, 'state'>): Access {
  return states.get(state) ?? 'other';
}

/** The states in which a request may still become another one. */
export const liveStates = [0, 1] as const;
