import type { Database } from '../store/database.ts';
import { freeUnfinishedWork } from '../store/idempotency-keys.ts';
import { aheadBy, bringForward, bringWithinPauses, type LongestPauses } from '../store/clock-skew.ts';
import { abandoning } from '../tickets/once-only.ts';
import { tolerance, type ClockSkew } from './clock-watch.ts';
import { longestPause } from './throttle.ts';
import type { Timing } from './timing.ts';

const minute = 60_000;

/** The longest that Slack is left alone, whatever it asks for (`slack/client.ts`). Milliseconds. */
const longestHold = 60 * minute;

/** The feed is tried again after a day at the latest. */
const longestFeedPause = 24 * 60 * minute;

/** A debt of calls is paid back within two minutes; the calls reserved for polls add to that. */
const longestDebt = 3 * minute;

/**
 * Runs at the start of a process: repairs the due times left by a clock that was ahead and has been set back. If the
 * latest recorded action is in the future, all waiting work is moved to the end of calls that may be in flight;
 * otherwise only work that waits longer than any can.
 */
export async function repairAtStart(
  database: Database,
  { now, timing }: { readonly now: number; readonly timing: Timing },
): Promise<void> {
  const at = now + timing.settle;
  if ((await aheadBy(database, now)) > tolerance) {
    // Claims that other processes made by a correct clock end before that.
    await bringForward(database, { limit: now + timing.lease, at });
  }
  await bringWithinPauses(database, { now, at, longest: longestPauses(timing) });
  await freeUnfinishedWork(database.db, now, abandoning);
}

/**
 * Runs in a process that saw its clock being set back: repairs the due times, and releases the work it was in the
 * middle of.
 */
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
