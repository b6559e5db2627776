import type { Kysely } from 'kysely';
import { pollingOf, savePolling } from '../store/polling.ts';
import type { Schema } from '../store/schema.ts';
import type { Admission } from './admit.ts';
import { backoff } from './backoff.ts';
import { settle } from './budget.ts';
import { retryAfterOf } from './read-ticket.ts';
import type { Timing } from './timing.ts';

/** Nobody is left alone for longer, whatever it asks for: a mistake of the service must not end the polls. Milliseconds. */
const longestPause = 60 * 60_000;

/**
 * How long an account rests after a failure, milliseconds: a random time up to a bound that doubles, and beyond what the
 * ticket API asked for.
 * @param failures polls that failed in a row, from 1
 */
export function pauseAfter(error: unknown, failures: number, { maxBackoff }: Timing, random: () => number): number {
  return Math.min(longestPause, retryAfterOf(error) ?? 0) + backoff(failures, maxBackoff, random);
}

/** Keeps that a poll went well: gives back the calls that it did not need, and ends the pause if it was the trial. */
export async function settlePoll(
  trx: Kysely<Schema>,
  claim: Pick<Admission, 'account' | 'calls' | 'failures'>,
  used: number,
  {
    now,
    timing,
    pausedUntil = 0,
  }: { readonly now: number; readonly timing: Timing; readonly pausedUntil?: number | undefined },
): Promise<void> {
  const { account } = claim;
  const { free_at, paused_until, failures } = await pollingOf(trx, account);
  const isTrial = claim.failures > 0;
  await savePolling(trx, account, {
    free_at: settle(free_at, { reserved: claim.calls, used, now }, timing),
    paused_until: isTrial ? pausedUntil : Math.max(paused_until, pausedUntil),
    failures: isTrial ? 0 : failures,
  });
}

/** Keeps that a poll failed. Polls that began together fail together: that counts once. */
export async function pausePolls(
  trx: Kysely<Schema>,
  account: string,
  { failures, until }: { readonly failures: number; readonly until: number },
): Promise<void> {
  const now = await pollingOf(trx, account);
  const isTrial = failures > 1;
  await savePolling(trx, account, {
    // What the poll may have called counts as called.
    free_at: now.free_at,
    paused_until: isTrial ? until : Math.max(now.paused_until, until),
    failures: Math.max(now.failures, failures),
  });
}
