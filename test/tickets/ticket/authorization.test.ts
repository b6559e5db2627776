import { expect, it } from '@jest/globals';
import { accessOf, isLive, settled } from '../../../src/tickets/ticket/authorization.ts';

// The newest pages of ListAuthorizations; that 4 is the engineer's doing and 5 the customer's is inferred.
it.each([
  [-1, 'initial', false],
  [0, 'asked', true],
  [1, 'granted', true],
  [2, 'rejected', false],
  [3, 'ended', false],
  [4, 'recalled', false],
  [5, 'canceled', false],
  [6, 'approving', true],
  [7, 'refused', false],
  [8, 'other', false],
])('state %d of a request is %s, and that it is alive is %s', (state, access, live) => {
  expect(accessOf({ state })).toBe(access);
  expect(isLive({ state })).toBe(live);
});

it.each([-1, 0, 2, 3, 4, 5, 6, 7])('time ends only what was granted, not state %d', (state) => {
  expect(settled({ state, endsAt: 1 }, 2)).toEqual({ state, endsAt: 1 });
  expect(settled({ state: 1, endsAt: 1 }, 2).state).toBe(3);
});
