import type { Kysely } from 'kysely';
import type { Database } from '../store/database.ts';
import { findRoom, groupSize, type Room } from '../store/group-room.ts';
import { acquireLease, heldByOther, type Lease } from '../store/leases.ts';
import { claimGroup, nextGroupDue, type PollGroup } from '../store/poll-groups.ts';
import { pollingOf, savePolling } from '../store/polling.ts';
import type { Schema } from '../store/schema.ts';
import { membersOf, type Member } from '../store/tickets.ts';
import { reservableAt, reserve } from './budget.ts';
import { tierOf, tiersOf } from './pace.ts';
import { defaultTiming, type Timing } from './timing.ts';

/** A group that this process reads now, as it was when it was claimed. */
export interface PollClaim {
  readonly lease: Lease;
  readonly group: PollGroup;
  readonly members: readonly Member[];
  /** Groups that tickets of this one may move to, as they were before it is read. */
  readonly rooms: readonly Room[];
  /** How many calls the budget allows this poll. */
  readonly calls: number;
  /** Failed polls of the account in a row, up to now. */
  readonly failures: number;
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
 * Claims the group that is due the longest, under the lease of the account, and sets calls of its budget aside. After a
 * failure one poll at a time tries whether the ticket API is back.
 * @returns undefined where none is due, the account pauses or has used its budget up, or another process reads it
 */
export async function claimPoll({ db }: Database, turn: PollTurn): Promise<PollClaim | undefined> {
  const { account, owner, now, timing } = turn;
  const until = now + timing.lease;
  return db.transaction().execute(async (trx) => {
    const due = await nextGroupDue(trx, account);
    if (due === undefined || due > now) return undefined;
    const lease = await acquireLease(trx, { name: leaseOf(account), owner, now, until });
    if (lease === undefined) return undefined;
    const { failures, paused_until, free_at } = await pollingOf(trx, account);
    const budget = paused_until > now ? undefined : reserve(free_at, now, timing);
    if (budget === undefined) return undefined;
    const group = await claimGroup(trx, { account, now, until });
    if (group === undefined) return undefined;
    const trial = failures > 0 ? until : paused_until;
    await savePolling(trx, account, { failures, paused_until: trial, free_at: budget.freeAt });
    const members = await membersOf(trx, group.id);
    const rooms = await roomsFor(trx, group, members, turn);
    return { lease, group, members, rooms, calls: budget.calls, failures, at: now };
  });
}

/** Where tickets may go that are too fast or too slow for the group, or that a fuller group has room for. */
async function roomsFor(
  trx: Kysely<Schema>,
  { id, account, tier, size }: PollGroup,
  members: readonly Member[],
  { now, timing }: PollTurn,
): Promise<readonly Room[]> {
  const intervals = tiersOf(timing);
  // News makes fast.
  const tiers = new Set([0, ...members.map((member) => tierOf(now - member.active_at, intervals))]);
  if (size < groupSize) tiers.add(tier);
  else tiers.delete(tier);
  const rooms: Room[] = [];
  for (const wanted of tiers) {
    const room = await findRoom(trx, { account, tier: wanted, but: id });
    if (room !== undefined) rooms.push(room);
  }
  return rooms;
}

/** When the next poll can be claimed by this process, epoch milliseconds; undefined where nothing is followed. */
export async function nextPollDue(
  { db }: Database,
  { account, owner, now, timing = defaultTiming }: Omit<PollTurn, 'timing'> & { readonly timing?: Timing | undefined },
): Promise<number | undefined> {
  const due = await nextGroupDue(db, account);
  if (due === undefined) return undefined;
  const { paused_until, free_at } = await pollingOf(db, account);
  const held = await heldByOther(db, { name: leaseOf(account), owner, now });
  return Math.max(due, paused_until, reservableAt(free_at, timing), held ?? due);
}
