import { surroundingsCalls } from './count-calls.ts';
import { wholeCalls } from './read-ticket.ts';
import type { Timing } from './timing.ts';

type Limits = Pick<Timing, 'callsPerMinute' | 'readsPerPoll' | 'checksPerPoll'>;

/** The ticket API counts by the minute (its APIGW.0308 names that window). */
const window = 60_000;

/** Smallest useful burst: one call of the feed, and a ticket that is read as a whole. */
const least = 1 + wholeCalls;

/**
 * The budget as a bucket: a quarter of it may be called at once, the rest flows in evenly, so that no minute has more calls
 * than the budget, wherever it begins. Kept as one time, `freeAt`, when the bucket is full again (GCRA).
 */
function bucketOf({ callsPerMinute, readsPerPoll, checksPerPoll }: Limits) {
  const burst = Math.max(least, Math.floor(callsPerMinute / 4));
  /** The feed, and readings of single tickets, some as a whole; the last may take two calls. */
  const perPoll = Math.min(burst, readsPerPoll + 2 + surroundingsCalls * checksPerPoll);
  return {
    burst,
    /** Milliseconds that a call costs. */
    cost: window / Math.max(1, callsPerMinute - burst),
    perPoll,
    /** Where calls are short: as `perPoll`, but none as a whole. A small budget would have no other polls, and so has none. */
    leanPoll: burst < 2 * perPoll ? perPoll : readsPerPoll + 2,
  };
}

/** Calls that were set aside. */
export interface Reserved {
  readonly calls: number;
  /** Less than half of the burst was left: it is for words and states, and what stands around tickets waits. */
  readonly short: boolean;
}

/**
 * Sets aside the calls that a poll, or what shares its budget, may make.
 * @returns undefined where they are not there yet
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

/** How many calls could be made at once now. */
export function freeCalls(freeAt: number, now: number, limits: Limits): number {
  const { burst, cost } = bucketOf(limits);
  return Math.max(0, Math.floor(burst - Math.max(0, freeAt - now) / cost));
}

/** When the calls of a poll can be set aside, epoch milliseconds. */
export function reservableAt(freeAt: number, limits: Limits): number {
  const { burst, cost, leanPoll } = bucketOf(limits);
  return freeAt - Math.floor((burst - leanPoll) * cost);
}

/**
 * Gives back what a poll did not use; a poll that had to use more leaves a debt, at most two minutes of it. That is also how
 * long polls rest at most where the clock is set back.
 */
export function settle(
  freeAt: number,
  { reserved, used, now }: { readonly reserved: number; readonly used: number; readonly now: number },
  limits: Limits,
): number {
  const { cost } = bucketOf(limits);
  return Math.min(freeAt - Math.floor((reserved - used) * cost), now + 2 * window);
}
