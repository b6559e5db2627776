import type { Database } from '../store/database.ts';
import { freeUnfinishedWork } from '../store/idempotency-keys.ts';
import { aheadBy, bringForward, bringWithinPauses, type LongestPauses } from '../store/clock-skew.ts';
import { abandoning } from '../tickets/once-only.ts';
import { tolerance, type ClockSkew } from './clock-watch.ts';
import { longestPause } from './throttle.ts';
import type { Timing } from './timing.ts';

const minute = 60_000;

/** Slack is left alone for so long at most, whatever it asks for (`slack/client.ts`). */
const longestHold = 60 * minute;

/** The feed is asked again after a day at the latest. */
const longestFeedPause = 24 * 60 * minute;

/** Calls that were made ahead are paid for in two minutes; what is set aside for polls comes on top. */
const longestDebt = 3 * minute;

/**
 * At the start of a process: mends what a clock left behind that was ahead and has been set back before. Where what was done last
 * is in the future, all that waits is brought to the end of calls that may be under way; else only what waits longer than it ever
 * does.
 */
export async function repairAtStart(
  database: Database,
  { now, timing }: { readonly now: number; readonly timing: Timing },
): Promise<void> {
  const at = now + timing.settle;
  if ((await aheadBy(database, now)) > tolerance) {
    // What others have claimed by a right clock ends before that.
    await bringForward(database, { limit: now + timing.lease, at });
  }
  await bringWithinPauses(database, { now, at, longest: longestPauses(timing) });
  await freeUnfinishedWork(database.db, now, abandoning);
}

/** In a process that saw its clock set back: the same, for what it was in the middle of too. */
export async function repairAfter(database: Database, now: number, clockSkew: ClockSkew): Promise<void> {
  await bringForward(database, clockSkew);
  await freeUnfinishedWork(database.db, now, abandoning);
}

function longestPauses(timing: Timing): LongestPauses {
  const failures = longestPause + timing.maxBackoff;
  const claim = timing.lease + tolerance;
  return {
    none: tolerance,
    claim: Math.max(claim, timing.accessInterval),
    hold: longestHold,
    budget: longestDebt,
    failures,
    feed: longestFeedPause,
    sweep: Math.max(claim, timing.sweepInterval),
    poll: Math.max(claim, timing.maxPollInterval),
    discovery: Math.max(claim, timing.discoverInterval),
    retry: Math.max(claim, timing.maxRetryDelay, longestHold),
    look: timing.lookInterval,
  };
}
