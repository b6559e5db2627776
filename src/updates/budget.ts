import { surroundingsCalls } from './count-calls.ts';
import { wholeCalls } from './read-ticket.ts';
import type { Timing } from './timing.ts';

type Limits = Pick<Timing, 'callsPerMinute' | 'readsPerPoll' | 'checksPerPoll'>;

/** The ticket API's rate limit is per minute (its error APIGW.0308 names that window). Milliseconds. */
const window = 60_000;

/** The smallest useful burst: one feed call and one full read of a ticket. */
const least = 1 + wholeCalls;

/**
 * The budget as a bucket: a quarter of it can be used at once, the rest refills evenly, so that no window of one minute
 * has more calls than the budget allows. It is stored as a single time, `freeAt`, at which the bucket is full again
 * (GCRA).
 */
function bucketOf({ callsPerMinute, readsPerPoll, checksPerPoll }: Limits) {
  const burst = Math.max(least, Math.floor(callsPerMinute / 4));
  /** The feed and reads of single tickets, some of them full reads; the last one can take two calls. */
  const perPoll = Math.min(burst, readsPerPoll + 2 + surroundingsCalls * checksPerPoll);
  return {
    burst,
    /** What one call costs, in milliseconds. */
    cost: window / Math.max(1, callsPerMinute - burst),
    perPoll,
    /**
     * When calls are short: the same as `perPoll` but without full reads. A small budget would never allow more than
     * such polls, so it doesn't use them.
     */
    leanPoll: burst < 2 * perPoll ? perPoll : readsPerPoll + 2,
  };
}

/** Calls that were reserved. */
export interface Reserved {
  readonly calls: number;
  /** Less than half of the burst was left: the calls are for messages and statuses, and full reads wait. */
  readonly short: boolean;
}

/**
 * Reserves the calls that a poll, or other work on the same budget, can make.
 * @param freeAt when the bucket is full again, epoch milliseconds
 * @returns undefined if the calls aren't available yet
 */
export function reserve(
  freeAt: number,
  now: number,
  limits: Limits,
): (Reserved & { readonly freeAt: number }) | undefined {
  if (reservableAt(freeAt, limits) > now) return undefined;
  const { burst, cost, perPoll, leanPoll } = bucketOf(limits);
  const short = leanPoll < perPoll && freeCalls(freeAt, now, limits) < burst / 2;
  const calls = short ? leanPoll : perPoll;
  return { calls, short, freeAt: Math.max(freeAt, now) + Math.ceil(calls * cost) };
}

/** How many calls can be made right now. */
export function freeCalls(freeAt: number, now: number, limits: Limits): number {
  const { burst, cost } = bucketOf(limits);
  return Math.max(0, Math.floor(burst - Math.max(0, freeAt - now) / cost));
}

/** When the calls of a poll can be reserved, epoch milliseconds. */
export function reservableAt(freeAt: number, limits: Limits): number {
  const { burst, cost, leanPoll } = bucketOf(limits);
  return freeAt - Math.floor((burst - leanPoll) * cost);
}

/**
 * Returns the calls that a poll didn't use. A poll that used more leaves a debt of at most two minutes, which is also
 * the longest that polls pause after the clock is set back.
 * @returns the new `freeAt`, epoch milliseconds
 */
export function settle(
  freeAt: number,
  { reserved, used, now }: { readonly reserved: number; readonly used: number; readonly now: number },
  limits: Limits,
): number {
  const { cost } = bucketOf(limits);
  return Math.min(freeAt - Math.floor((reserved - used) * cost), now + 2 * window);
}
