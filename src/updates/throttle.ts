import type { Kysely } from 'kysely';
import { lockPolling, savePolling } from '../store/polling.ts';
import type { Schema } from '../store/schema.ts';
import { backoff } from './backoff.ts';
import { reserve, settle } from './budget.ts';
import type { PollClaim, PollTurn } from './poll-claim.ts';
import { retryAfterOf } from './read-ticket.ts';
import type { Timing } from './timing.ts';

/** Nobody is left alone for longer, whatever it asks for: a mistake of the service must not end the polls. Milliseconds. */
export const longestPause = 60 * 60_000;

/**
 * How long an account rests after a failure, milliseconds: a random time up to a bound that doubles, and beyond what the
 * ticket API asked for.
 * @param failures polls that failed in a row, from 1
 */
export function pauseAfter(error: unknown, failures: number, { maxBackoff }: Timing, random: () => number): number {
  return Math.min(longestPause, retryAfterOf(error) ?? 0) + backoff(failures, maxBackoff, random);
}

/** What a poll may do. */
export interface Budget extends Pick<PollClaim, 'calls' | 'short' | 'failures' | 'feedFailures'> {
  /** When the feed is asked again where tickets are read without it, epoch milliseconds. */
  readonly feedRetryAt: number;
}

/**
 * Sets calls of the account's budget aside for a poll. After a failure one poll at a time, until its claim ends, tries
 * whether the ticket API is back.
 * @returns undefined where the account pauses, or its budget is used up
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

/** What was set aside for a poll, and whether it is a trial. */
interface Claimed {
  readonly calls: number;
  /** Failed polls in a row, up to it. */
  readonly failures: number;
}

/** Keeps that a poll went well: gives back the calls that it did not need, and ends the pause if it was the trial. */
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

/** Charges calls that are made beside the polls to the account's budget. */
export async function chargeCalls(
  trx: Kysely<Schema>,
  calls: number,
  { now, timing }: { readonly now: number; readonly timing: Timing },
): Promise<void> {
  const polling = await lockPolling(trx);
  const freeAt = settle(Math.max(polling.free_at, now), { reserved: 0, used: calls, now }, timing);
  await savePolling(trx, { ...polling, free_at: freeAt });
}

/** Keeps that a poll failed. Polls that began together fail together: that counts once. */
export async function pausePolls(
  trx: Kysely<Schema>,
  { failures, until }: { readonly failures: number; readonly until: number },
): Promise<void> {
  const now = await lockPolling(trx);
  const isTrial = failures > 1;
  await savePolling(trx, {
    // What the poll may have called counts as called.
    free_at: now.free_at,
    paused_until: isTrial ? until : Math.max(now.paused_until, until),
    failures: Math.max(now.failures, failures),
  });
}
