import type { Kysely } from 'kysely';
import { randomUUID } from 'node:crypto';
import { lockMembers, lockMembersToMove, type Placed } from '../store/group-members.ts';
import { groupSize, reserveUnreadPlaces, type RoomyGroup } from '../store/group-capacity.ts';
import { addGroup, groupOf, leaveGroup, lockGroups, removeEmptyGroup, type PollGroup } from '../store/poll-groups.ts';
import type { Schema } from '../store/schema.ts';
import { setGroup } from '../store/tickets.ts';
import { statuses } from '../tickets/ticket/status.ts';
import type { Collected } from './collect.ts';
import { knownTier, quietOf, tierOf, tiersOf } from './pace.ts';
import type { PollClaim } from './poll-claim.ts';
import type { Timing } from './timing.ts';

export interface RegroupContext {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly timing: Timing;
  /** Makes the IDs of groups. */
  readonly newId?: (() => string) | undefined;
}

/**
 * Moves tickets of similar pace into the same group, as part of recording a poll. A ticket that was just read loses
 * nothing by a move: it goes into a new group that continues where this one does, or into one whose cursor existed
 * before this read began, so that everything before that cursor was part of this read. The feed may repeat known
 * messages; no ticket needs an extra read.
 * @returns the new tier of the group
 */
export async function regroup(
  trx: Kysely<Schema>,
  claim: PollClaim,
  collected: Collected,
  context: RegroupContext,
): Promise<number> {
  const { group } = claim;
  const tiers = tiersOf(context.timing);
  const current = knownTier(group.tier, tiers);
  const toMove = await lockMembersToMove(trx, group.id, fitting(current, tiers, context));
  const over = toMove.filter((ticket) => isOver(ticket, context)).map(({ id }) => id);
  const movers = byTier(
    toMove.filter(({ id }) => !over.includes(id) && wasRead(group, collected, id)),
    (ticket) => tierOf(context.now - ticket.active_at, tiers),
  );
  movers.delete(current);
  const roomyGroups = claim.roomyGroups.filter(({ tier }) => movers.has(tier));
  if (toMove.length > 0) await lockGroups(trx, [group.id, ...roomyGroups.map(({ id }) => id)]);
  const size = (await groupOf(trx, group.id))?.size ?? 0;
  const [first] = movers;
  if (first?.[1].length === size - over.length) {
    await leave(trx, group, over, null);
    return first[0];
  }
  for (const [tier, ids] of movers) await move(trx, { claim, collected, context, tier, ids });
  await leave(trx, group, over, null);
  if (toMove.length === 0) await fillUp(trx, claim, collected);
  await removeEmptyGroup(trx, group.id);
  return current;
}

function fitting(tier: number, tiers: readonly number[], { now, timing }: RegroupContext) {
  const { from, below } = quietOf(tier, tiers);
  return {
    from: Math.max(0, now - below + 1),
    to: Math.min(Number.MAX_SAFE_INTEGER, now - from),
    finalAt: now - timing.followFinal,
    status: statuses.deleted,
  };
}

/**
 * Nothing more is expected: the ticket is gone, or it has been final and unused for a while and was read completely.
 */
function isOver({ status, active_at, final_at, doubt_at, gone_at }: Placed, { now, timing }: RegroupContext): boolean {
  if (status === statuses.deleted || gone_at !== null) return true;
  return final_at !== null && doubt_at === null && Math.max(final_at, active_at) <= now - timing.followFinal;
}

/** If tickets are read individually, each read is complete: nothing can be missed between two reads. */
function wasRead({ reading }: PollGroup, { readings }: Collected, id: string): boolean {
  return reading === 'each' || readings.some((one) => one.ticket === id);
}

function byTier(tickets: readonly Placed[], tierOfTicket: (ticket: Placed) => number): Map<number, string[]> {
  const tiers = new Map<number, string[]>();
  for (const ticket of tickets) {
    const tier = tierOfTicket(ticket);
    tiers.set(tier, [...(tiers.get(tier) ?? []), ticket.id]);
  }
  return tiers;
}

interface Move {
  readonly claim: PollClaim;
  readonly collected: Collected;
  readonly context: RegroupContext;
  readonly tier: number;
  readonly ids: readonly string[];
}

async function move(trx: Kysely<Schema>, { claim, collected, context, tier, ids }: Move): Promise<void> {
  const { group, at, roomyGroups } = claim;
  const joined = await join(
    trx,
    group,
    ids,
    roomyGroups.find((roomyGroup) => roomyGroup.tier === tier),
  );
  const rest = ids.slice(joined);
  if (rest.length === 0) return;
  const { newId = randomUUID, timing } = context;
  const id = newId();
  const interval = tiersOf(timing)[tier] ?? timing.pollInterval;
  const { reading } = group;
  const place = { ...cursorsOf(collected), polled_at: at, due_at: at + interval };
  await addGroup(trx, { id, reading, tier, size: rest.length, ...place });
  await leave(trx, group, rest, id);
}

const cursorsOf = ({ cursors: { cursor, ahead } }: Collected) => ({ cursor, ahead });

/**
 * A group that isn't full moves its tickets to a fuller one of its tier: in the end, all but one group of a tier are
 * full.
 */
async function fillUp(trx: Kysely<Schema>, claim: PollClaim, collected: Collected): Promise<void> {
  const { group, roomyGroups, members } = claim;
  const fuller = roomyGroups.find(({ tier, size, id }) => {
    return tier === group.tier && (size > group.size || (size === group.size && id > group.id));
  });
  if (fuller === undefined) return;
  const read = members.filter(({ id }) => wasRead(group, collected, id)).slice(0, groupSize - fuller.size);
  const ids = await lockMembers(
    trx,
    group.id,
    read.map(({ id }) => id),
  );
  await lockGroups(trx, [group.id, fuller.id]);
  await join(trx, group, ids, fuller);
}

/** @returns how many tickets were moved: none if the other group was read in the meantime */
async function join(
  trx: Kysely<Schema>,
  group: PollGroup,
  ids: readonly string[],
  roomyGroup: RoomyGroup | undefined,
): Promise<number> {
  if (roomyGroup === undefined) return 0;
  const joining = ids.slice(0, groupSize - roomyGroup.size);
  if (joining.length === 0 || !(await reserveUnreadPlaces(trx, roomyGroup, joining.length))) return 0;
  await leave(trx, group, joining, roomyGroup.id);
  return joining.length;
}

async function leave(
  trx: Kysely<Schema>,
  { id }: PollGroup,
  tickets: readonly string[],
  to: string | null,
): Promise<void> {
  if (tickets.length === 0) return;
  await setGroup(trx, tickets, to);
  await leaveGroup(trx, id, tickets.length);
}
