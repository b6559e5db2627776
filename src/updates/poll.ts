import type { Kysely } from 'kysely';
import type { Database } from '../store/database.ts';
import { findRoomyGroup, groupSize, type RoomyGroup } from '../store/group-capacity.ts';
import { acquireLease, endLease } from '../store/leases.ts';
import { groupsByDue, groupOf, setDue, type PollGroup } from '../store/poll-groups.ts';
import { pollingOf } from '../store/polling.ts';
import type { Schema } from '../store/schema.ts';
import { membersOf, type Member } from '../store/tickets.ts';
import { reservableAt } from './budget.ts';
import { tierOf, tiersOf } from './pace.ts';
import type { PollClaim, PollTurn } from './poll-claim.ts';
import { takeCalls } from './throttle.ts';

/** How many groups are looked at to find one that this process is responsible for. */
const candidates = 100;

/**
 * Claims a due group under its own lease, and reserves calls from the account's budget.
 * @returns undefined if no group is due, the account is paused or out of calls, or another process was faster
 */
export async function claimPoll({ db }: Database, turn: PollTurn): Promise<PollClaim | undefined> {
  const { owner, now, timing } = turn;
  const { paused_until, free_at } = await pollingOf(db);
  if (Math.max(paused_until, reservableAt(free_at, timing)) > now) return undefined;
  const [first] = await byDue(db, turn);
  if (first === undefined || first.at > now) return undefined;
  const { id } = first;
  const until = now + timing.lease;
  return db.transaction().execute(async (trx) => {
    const lease = await acquireLease(trx, { name: id, owner, now, until });
    if (lease === undefined) return undefined;
    const group = await groupOf(trx, id);
    if (group === undefined || group.size === 0 || group.due_at > now) {
      await endLease(trx, lease);
      return undefined;
    }
    // Also keeps away a process of the previous version, which doesn't know leases of groups.
    await setDue(trx, id, until + 1);
    const members = await membersOf(trx, id);
    const roomyGroups = await roomsFor(trx, group, members, turn);
    const budget = await takeCalls(trx, turn, until);
    if (budget !== undefined) {
      const asksFeed = group.reading === 'each' && timing.useFeed && budget.feedRetryAt <= now;
      return { lease, group, members, roomyGroups, ...budget, asksFeed, at: now };
    }
    await setDue(trx, id, group.due_at);
    await endLease(trx, lease);
    return undefined;
  });
}

/**
 * Groups that this process can read, and when: its own when they are due, and those of others once they have been
 * overdue for as long as it takes to detect a dead process. So a wrong view of which processes are alive never blocks a
 * group.
 */
async function byDue(
  db: Kysely<Schema>,
  { now, timing, isMine }: PollTurn,
): Promise<readonly { readonly id: string; readonly at: number }[]> {
  const groups = await groupsByDue(db, { now, limit: isMine === undefined ? 1 : candidates });
  return groups
    .map(({ id, due_at }) => ({ id, at: isMine?.(id) === false ? due_at + timing.takeover : due_at }))
    .sort((a, b) => a.at - b.at);
}

/** Where tickets can move that are too active or too quiet for the group, or that a fuller group has room for. */
async function roomsFor(
  trx: Kysely<Schema>,
  { id, tier, size }: PollGroup,
  members: readonly Member[],
  { now, timing }: PollTurn,
): Promise<readonly RoomyGroup[]> {
  const intervals = tiersOf(timing);
  // A ticket with news moves to the fastest tier.
  const tiers = new Set([0, ...members.map((member) => tierOf(now - member.active_at, intervals))]);
  if (size < groupSize) tiers.add(tier);
  else tiers.delete(tier);
  const roomyGroups: RoomyGroup[] = [];
  for (const wanted of tiers) {
    const roomyGroup = await findRoomyGroup(trx, { tier: wanted, but: id });
    if (roomyGroup !== undefined) roomyGroups.push(roomyGroup);
  }
  return roomyGroups;
}

/** When this process can claim the next poll, epoch milliseconds; undefined if there is nothing to read. */
export async function nextPollDue({ db }: Database, turn: PollTurn): Promise<number | undefined> {
  const [first] = await byDue(db, turn);
  if (first === undefined) return undefined;
  const { paused_until, free_at } = await pollingOf(db);
  return Math.max(first.at, paused_until, reservableAt(free_at, turn.timing));
}
