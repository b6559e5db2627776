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

/** So many groups are looked at for one that is this process's own to read. */
const candidates = 100;

/**
 * Claims a group that is due, under a lease of its own, and sets calls of the account's budget aside.
 * @returns undefined where none is due, the account pauses or has used its budget up, or another process was faster
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
    // So that a process of the version before, which knows no leases of groups, leaves it alone too.
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
 * Groups that this process may read, and from when on: its own ones when they are due, and those of others after they
 * were left for so long as it takes to tell that a process is dead. So nothing depends on who is thought to live.
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

/** Where tickets may go that are too fast or too slow for the group, or that a fuller group has room for. */
async function roomsFor(
  trx: Kysely<Schema>,
  { id, tier, size }: PollGroup,
  members: readonly Member[],
  { now, timing }: PollTurn,
): Promise<readonly RoomyGroup[]> {
  const intervals = tiersOf(timing);
  // News makes fast.
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

/** When the next poll can be claimed by this process, epoch milliseconds; undefined where nothing waits to be read. */
export async function nextPollDue({ db }: Database, turn: PollTurn): Promise<number | undefined> {
  const [first] = await byDue(db, turn);
  if (first === undefined) return undefined;
  const { paused_until, free_at } = await pollingOf(db);
  return Math.max(first.at, paused_until, reservableAt(free_at, turn.timing));
}
