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

/** Neither lists nor tickets could be read: it is the service, and not one of its operations. */
export function readNothing(
  { calls, refusal }: Pick<Swept, 'calls' | 'refusal'>,
  { read, failure }: Pick<Singles, 'read' | 'failure'>,
): boolean {
  return read === 0 && (refusal !== undefined || (calls === 0 && failure !== undefined));
}

/**
 * Keeps that a sweep failed: it comes again after a pause. The whole account pauses, as after a failed poll, unless the
 * service refused the list: that says nothing about what polls call.
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

/** The list lacks so many that it is rather wrong: it is read again at once, and nothing of it is kept. */
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
