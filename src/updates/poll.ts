import type { Kysely } from 'kysely';
import type { Database } from '../store/database.ts';
import { findRoom, groupSize, type Room } from '../store/group-room.ts';
import { claimGroup, nextGroupDue, type PollGroup } from '../store/poll-groups.ts';
import type { Schema } from '../store/schema.ts';
import { membersOf, type Member } from '../store/tickets.ts';
import { admit, admittedAt, type Admission, type PollTurn } from './admit.ts';
import { tierOf, tiersOf } from './pace.ts';
import { defaultTiming, type Timing } from './timing.ts';

/** A group that this process reads now, as it was when it was claimed. */
export interface PollClaim extends Admission {
  readonly group: PollGroup;
  readonly members: readonly Member[];
  /** Groups that tickets of this one may move to, as they were before it is read. */
  readonly rooms: readonly Room[];
}

/**
 * Claims the group that is due the longest, under the lease of the account, and sets calls of its budget aside. After a
 * failure one poll at a time tries whether the ticket API is back.
 * @returns undefined where none is due, the account pauses or has used its budget up, or another process reads it
 */
export async function claimPoll({ db }: Database, turn: PollTurn): Promise<PollClaim | undefined> {
  const { account, now } = turn;
  return db.transaction().execute(async (trx) => {
    const due = await nextGroupDue(trx, account);
    if (due === undefined || due > now) return undefined;
    const admitted = await admit(trx, turn, (until) => claimGroup(trx, { account, now, until }));
    if (admitted === undefined) return undefined;
    const { admission, work: group } = admitted;
    const members = await membersOf(trx, group.id);
    const rooms = await roomsFor(trx, group, members, turn);
    return { ...admission, group, members, rooms };
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
  return admittedAt(db, { account, owner, now, timing }, due);
}
