import type { Kysely } from 'kysely';
import { lockPolling, savePolling } from '../store/polling.ts';
import type { Schema } from '../store/schema.ts';
import { backoff } from './backoff.ts';
import { reserve, settle } from './budget.ts';
import type { PollClaim, PollTurn } from './poll-claim.ts';
import { retryAfterOf } from './read-ticket.ts';
import type { Timing } from './timing.ts';

/** The longest pause, whatever the service asks for: a mistake of the service must not stop the polls. Milliseconds. */
export const longestPause = 60 * 60_000;

/**
 * How long an account pauses after a failure, in milliseconds: what the ticket API asked for, plus a random time up to
 * a limit that doubles.
 * @param failures consecutive failed polls, from 1
 */
export function pauseAfter(error: unknown, failures: number, { maxBackoff }: Timing, random: () => number): number {
  return Math.min(longestPause, retryAfterOf(error) ?? 0) + backoff(failures, maxBackoff, random);
}

/** The calls a poll can make. */
export interface Budget extends Pick<PollClaim, 'calls' | 'short' | 'failures' | 'feedFailures'> {
  /** When the feed is tried again if tickets are read without it, epoch milliseconds. */
  readonly feedRetryAt: number;
}

/**
 * Reserves calls from the account's budget for a poll. After a failure, one poll at a time tests whether the ticket API
 * is back, until its claim ends.
 * @returns undefined if the account is paused or out of calls
 */
export async function takeCalls(
  trx: Kysely<Schema>,
  { now, timing }: PollTurn,
  until: number,
): Promise<Budget | undefined> {
  const { free_at, paused_until, failures, ...feed } = await lockPolling(trx);
  const budget = paused_until > now ? undefined : reserve(free_at, now, timing);
  if (budget === undefined) return undefined;
  const trial = failures > 0 ? until : paused_until;
  const { freeAt, ...reserved } = budget;
  await savePolling(trx, { failures, paused_until: trial, free_at: freeAt });
  return { ...reserved, failures, feedFailures: feed.feed_failures, feedRetryAt: feed.feed_retry_at };
}

/** The calls reserved for a poll, and whether it is a test after a failure. */
interface Claimed {
  readonly calls: number;
  /** Consecutive failed polls before it. */
  readonly failures: number;
}

/** Records that a poll succeeded: returns the calls it didn't need, and ends the pause if it was the test. */
export async function settlePoll(
  trx: Kysely<Schema>,
  { ...claim }: Claimed,
  used: number,
  {
    now,
    timing,
    pausedUntil = 0,
  }: { readonly now: number; readonly timing: Timing; readonly pausedUntil?: number | undefined },
): Promise<void> {
  const { free_at, paused_until, failures } = await lockPolling(trx);
  const isTrial = claim.failures > 0;
  await savePolling(trx, {
    free_at: settle(free_at, { reserved: claim.calls, used, now }, timing),
    paused_until: isTrial ? pausedUntil : Math.max(paused_until, pausedUntil),
    failures: isTrial ? 0 : failures,
  });
}

/** Charges calls made outside of polls to the account's budget. */
export async function chargeCalls(
  trx: Kysely<Schema>,
  calls: number,
  { now, timing }: { readonly now: number; readonly timing: Timing },
): Promise<void> {
  const polling = await lockPolling(trx);
  const freeAt = settle(Math.max(polling.free_at, now), { reserved: 0, used: calls, now }, timing);
  await savePolling(trx, { ...polling, free_at: freeAt });
}

/** Records that a poll failed. Polls that began together fail together, and count as one failure. */
export async function pausePolls(
  trx: Kysely<Schema>,
  { failures, until }: { readonly failures: number; readonly until: number },
): Promise<void> {
  const now = await lockPolling(trx);
  const isTrial = failures > 1;
  await savePolling(trx, {
    // Calls that the poll may have made count as made.
    free_at: now.free_at,
    paused_until: isTrial ? until : Math.max(now.paused_until, until),
    failures: Math.max(now.failures, failures),
  });
}
