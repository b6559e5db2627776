import type { Kysely } from 'kysely';
import { acquireLease, heldByOther, type Lease } from '../store/leases.ts';
import { pollingOf, savePolling } from '../store/polling.ts';
import type { Schema } from '../store/schema.ts';
import { reservableAt, reserve } from './budget.ts';
import type { Timing } from './timing.ts';

export interface PollTurn {
  readonly account: string;
  /** Unique for each start of a process. */
  readonly owner: string;
  readonly now: number;
  readonly timing: Timing;
}

/** The right of this process to call the ticket API for an account now. */
export interface Admission {
  readonly account: string;
  readonly lease: Lease;
  /** How many calls the budget allows. */
  readonly calls: number;
  /** Failed polls of the account in a row, up to now. */
  readonly failures: number;
  /** When it was claimed, epoch milliseconds; before the first call. */
  readonly at: number;
}

const leaseOf = (account: string) => `poll:${account}`;

/**
 * Claims work under the lease of the account, and sets calls of its budget aside. After a failure one piece of work at a
 * time tries whether the ticket API is back.
 * @param claim claims the work itself; undefined where there is none
 * @returns undefined where there is no work, the account pauses or has used its budget up, or is another process's
 */
export async function admit<Work>(
  trx: Kysely<Schema>,
  { account, owner, now, timing }: PollTurn,
  claim: (until: number) => Promise<Work | undefined>,
): Promise<{ readonly admission: Admission; readonly work: Work } | undefined> {
  const until = now + timing.lease;
  const lease = await acquireLease(trx, { name: leaseOf(account), owner, now, until });
  if (lease === undefined) return undefined;
  const { failures, paused_until, free_at } = await pollingOf(trx, account);
  const budget = paused_until > now ? undefined : reserve(free_at, now, timing);
  if (budget === undefined) return undefined;
  const work = await claim(until);
  if (work === undefined) return undefined;
  const trial = failures > 0 ? until : paused_until;
  await savePolling(trx, account, { failures, paused_until: trial, free_at: budget.freeAt });
  return { admission: { account, lease, calls: budget.calls, failures, at: now }, work };
}

/** When work that is due then can be claimed by this process, epoch milliseconds. */
export async function admittedAt(
  db: Kysely<Schema>,
  { account, owner, now, timing }: PollTurn,
  due: number,
): Promise<number> {
  const { paused_until, free_at } = await pollingOf(db, account);
  const held = await heldByOther(db, { name: leaseOf(account), owner, now });
  return Math.max(due, paused_until, reservableAt(free_at, timing), held ?? due);
}
