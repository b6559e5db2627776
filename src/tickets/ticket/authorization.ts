import type { Authorization } from './ticket.ts';

/** The state of an access request, in plain words. */
export type Access =
  /** Not ready for approval. */
  | 'initial'
  | 'asked'
  | 'approving'
  | 'granted'
  | 'rejected'
  /** Approval was rejected. */
  | 'refused'
  /** The customer revoked it. */
  | 'recalled'
  /** The customer took it back. */
  | 'canceled'
  | 'ended'
  | 'other';

/**
 * The states in the API's reference (-1, 6 and 7 only in its newest pages). That the engineer recalls and the customer
 * cancels is inferred. Other states occur: keep the integer.
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

/** The states from which a request can still change, among those the API filters by. */
export const liveStates = [0, 1] as const;

/** Whether a request is pending or grants access now. */
export function isLive(authorization: Pick<Authorization, 'state'>): boolean {
  return ['asked', 'approving', 'granted'].includes(accessOf(authorization));
}

/**
 * A request's state at a given time: access that was granted until then has ended, whatever the service says. Whether
 * the service updates the state itself, and how soon, is not documented.
 */
export function settled<A extends Pick<Authorization, 'state' | 'endsAt'>>(authorization: A, now: number): A {
  const over = accessOf(authorization) === 'granted' && (authorization.endsAt ?? Infinity) <= now;
  return over ? { ...authorization, state: ended } : authorization;
}
