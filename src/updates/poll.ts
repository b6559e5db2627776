import type { Database } from '../store/database.ts';
import { acquireLease, heldByOther, type Lease } from '../store/leases.ts';
import { claimGroup, countGroups, nextGroupDue, type PollGroup } from '../store/poll-groups.ts';
import { membersOf, type Member } from '../store/tickets.ts';
import type { Timing } from './timing.ts';

/** A group that this process reads now, as it was when it was claimed. */
export interface PollClaim {
  readonly lease: Lease;
  readonly group: PollGroup;
  readonly members: readonly Member[];
  /** How many groups of the account share its budget of calls. */
  readonly groups: number;
  /** When it was claimed, epoch milliseconds; before the first call. */
  readonly at: number;
}

export interface PollTurn {
  readonly account: string;
  /** Unique for each start of a process. */
  readonly owner: string;
  readonly now: number;
  readonly timing: Timing;
}

const leaseOf = (account: string) => `poll:${account}`;

/**
 * Claims the group that is due the longest, under the lease of the account.
 * @returns undefined where none is due, or another process reads this account
 */
export async function claimPoll(
  { db }: Database,
  { account, owner, now, timing }: PollTurn,
): Promise<PollClaim | undefined> {
  const until = now + timing.lease;
  return db.transaction().execute(async (trx) => {
    const due = await nextGroupDue(trx, account);
    if (due === undefined || due > now) return undefined;
    const lease = await acquireLease(trx, { name: leaseOf(account), owner, now, until });
    if (lease === undefined) return undefined;
    const group = await claimGroup(trx, { account, now, until });
    if (group === undefined) return undefined;
    return { lease, group, members: await membersOf(trx, group.id), groups: await countGroups(trx, account), at: now };
  });
}

/** When the next poll can be claimed by this process, epoch milliseconds; undefined where nothing is followed. */
export async function nextPollDue(
  { db }: Database,
  { account, owner, now }: Omit<PollTurn, 'timing'>,
): Promise<number | undefined> {
  const due = await nextGroupDue(db, account);
  if (due === undefined) return undefined;
  return Math.max(due, (await heldByOther(db, { name: leaseOf(account), owner, now })) ?? due);
}
