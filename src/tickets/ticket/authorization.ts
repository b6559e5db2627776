import type { Authorization } from './ticket.ts';

/** How a request for access stands, in the words of people. */
export type Access =
  /** Not yet to be approved. */
  | 'initial'
  | 'asked'
  | 'approving'
  | 'granted'
  | 'rejected'
  /** Approval was rejected. */
  | 'refused'
  /** The engineer took it back. */
  | 'recalled'
  /** The customer took it back. */
  | 'canceled'
  | 'ended'
  | 'other';

/**
 * The states that the API's reference names (-1, 6 and 7 only its newest pages); that the engineer recalls and the customer
 * cancels is inferred. Others occur: keep the integer.
 */
const states: ReadonlyMap<number, Access> = new Map([
  [-1, 'initial'],
  [0, 'asked'],
  [1, 'granted'],
  [2, 'rejected'],
  [3, 'ended'],
  [4, 'recalled'],
  [5, 'canceled'],
  [6, 'approving'],
  [7, 'refused'],
]);

const ended = 3;

export function accessOf({ state }: Pick<Authorization, 'state'>): Access {
  return states.get(state) ?? 'other';
}

/** The states in which a request may still become another one, as far as the account is asked for them. */
export const liveStates = [0, 1] as const;

/** Whether a request waits for somebody, or lets somebody in. */
export function isLive(authorization: Pick<Authorization, 'state'>): boolean {
  return ['asked', 'approving', 'granted'].includes(accessOf(authorization));
}

/**
 * A request as it stands at a time: what was granted until then has ended, whatever the service says. Whether it gives such
 * a request another state by itself, and how soon, is not documented.
 */
export function settled<A extends Pick<Authorization, 'state' | 'endsAt'>>(authorization: A, now: number): A {
  const over = accessOf(authorization) === 'granted' && (authorization.endsAt ?? Infinity) <= now;
  return over ? { ...authorization, state: ended } : authorization;
}
