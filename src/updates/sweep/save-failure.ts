import type { Database } from '../../store/database.ts';
import { saveSweep } from '../../store/sweeps.ts';
import { isRefusal } from '../../tickets/failures.ts';
import { retryAfterOf } from '../read-ticket.ts';
import { pauseAfter, pausePolls, settlePoll } from '../throttle.ts';
import type { Timing } from '../timing.ts';
import type { Singles } from './conclude.ts';
import type { SweepClaim, Swept } from './sweep.ts';

interface FailureContext {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly timing: Timing;
  readonly random: () => number;
}

/** Whether neither lists nor tickets could be read: then the service is at fault, not one of its operations. */
export function readNothing(
  { calls, refusal }: Pick<Swept, 'calls' | 'refusal'>,
  { read, failure }: Pick<Singles, 'read' | 'failure'>,
): boolean {
  return read === 0 && (refusal !== undefined || (calls === 0 && failure !== undefined));
}

/**
 * Records that a sweep failed: it is repeated after a pause. The whole account pauses, as after a failed poll, unless
 * the service refused the list: that says nothing about the calls that polls make.
 * @returns the consecutive failures and the pause in milliseconds
 */
export async function keepSweepFailure(
  { db }: Database,
  claim: SweepClaim,
  error: unknown,
  { now, timing, random }: FailureContext,
): Promise<{ readonly failures: number; readonly pauseMs: number }> {
  const pausesPolls = !isRefusal(error) || retryAfterOf(error) !== undefined;
  const failures = 1 + (pausesPolls ? claim.failures : claim.sweep.failures);
  const pauseMs = pauseAfter(error, failures, timing, random);
  const until = now + pauseMs;
  const reason = error instanceof Error ? error.message : String(error);
  await db.transaction().execute(async (trx) => {
    await saveSweep(trx, claim.sweep, { due_at: until, failures: claim.sweep.failures + 1, error: reason });
    if (pausesPolls) await pausePolls(trx, { failures, until });
    else await settlePoll(trx, claim, claim.calls, { now, timing });
  });
  return { failures, pauseMs };
}

/**
 * So many tickets are missing from the list that it is probably wrong: it is read again immediately, and nothing is
 * recorded.
 */
export async function repeatSweep(
  { db }: Database,
  claim: SweepClaim,
  calls: number,
  { now, timing }: Pick<FailureContext, 'now' | 'timing'>,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await saveSweep(trx, claim.sweep, { due_at: now });
    await settlePoll(trx, claim, calls, { now, timing });
  });
}
