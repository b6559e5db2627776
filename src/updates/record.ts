import type { Kysely } from 'kysely';
import type { Database } from '../store/database.ts';
import { transact } from '../store/deadlock.ts';
import { queueForTicket } from '../store/deliveries.ts';
import { markAccessCards } from '../store/access-cards.ts';
import { addEvents } from '../store/events.ts';
import { othersIn } from '../store/group-members.ts';
import { endLease } from '../store/leases.ts';
import { groupOf, saveFailure, saveGroup, setReading, type PollGroup } from '../store/poll-groups.ts';
import { settleAbsence } from '../store/absences.ts';
import { saveFeed } from '../store/polling.ts';
import { markSeen, openReplies } from '../store/replies.ts';
import type { Schema } from '../store/schema.ts';
import {
  endDoubt,
  knownOf,
  lockTicket,
  saveKnown,
  setChecked,
  setDoubt,
  setGap,
  setTried,
  type Member,
} from '../store/tickets.ts';
import { countHeard, keepUnread } from '../store/unread.ts';
import { changesOf, type Reading, type ReadingContext } from '../tickets/ticket/changes.ts';
import type { TicketEvent } from '../tickets/ticket/events.ts';
import { recognise } from '../tickets/words/own-words.ts';
import { isFinal } from '../tickets/ticket/status.ts';
import type { Collected } from './collect.ts';
import { feedPause } from './feed-pause.ts';
import { nextDue, tiersOf } from './pace.ts';
import type { PollClaim } from './poll-claim.ts';
import { regroup, type RegroupContext } from './regroup.ts';
import { pausePolls, settlePoll } from './throttle.ts';
import type { Timing } from './timing.ts';

export interface RecordContext extends RegroupContext {
  /** The ticket API asked to be left alone until then, epoch milliseconds. */
  readonly pausedUntil?: number | undefined;
}

/**
 * How long after its second a message can still appear in the feed behind an equal one of the same second; also allows
 * for clocks that differ this much. Milliseconds.
 */
const feedDelayMs = 5000;

/**
 * Records the result of a poll: events with their deliveries, the state of the tickets, and the cursor, all in one
 * transaction. Records nothing if another process has taken the lease or the group was read since. Can be repeated
 * safely.
 * @returns the number of events; undefined if the result was dropped
 */
export async function record(
  { db }: Database,
  claim: PollClaim,
  collected: Collected,
  context: RecordContext,
): Promise<number | undefined> {
  return transact(db, async (trx) => {
    if (!(await endLease(trx, claim.lease))) return undefined;
    const events = await keep(trx, claim, collected, context);
    // Last, because it locks a row that all processes share.
    if (events !== undefined) await keepFeed(trx, claim, collected.feed, context);
    await settlePoll(trx, claim, collected.calls, context);
    return events;
  });
}

async function keep(
  trx: Kysely<Schema>,
  claim: PollClaim,
  collected: Collected,
  context: RecordContext,
): Promise<number | undefined> {
  if (!isAsClaimed(claim.group, await groupOf(trx, claim.group.id))) return undefined;
  await setTried(trx, collected.tried, context.now);
  await setChecked(trx, collected.checked, context.now);
  const members = new Map(claim.members.map((member) => [member.id, member]));
  let events = 0;
  for (const reading of byTicket(collected.readings)) {
    const member = members.get(reading.ticket);
    if (member === undefined || isQuiet(member, reading)) continue;
    events += await recordTicket(trx, claim, member, reading, {
      now: context.now,
      settledBefore: settledBefore(claim, collected),
      timing: context.timing,
    });
  }
  await setChecked(trx, collected.behind, 0);
  await setGap(trx, await passedOver(trx, claim, collected), context.now);
  await setDoubt(trx, partlyRead(claim, collected), context.now);
  if (collected.unread !== undefined) await keepUnread(trx, collected.unread, context.now);
  const tier = await regroup(trx, claim, collected, context);
  await saveGroup(trx, claim.group, {
    tier,
    ...{ cursor: collected.cursors.cursor, ahead: collected.cursors.ahead },
    polled_at: claim.at,
    unread_at: collected.unread === undefined ? (claim.group.unread_at ?? claim.at) : claim.at,
    due_at: dueAgain(claim, collected, tier, context),
  });
  return events;
}

/**
 * The lease alone doesn't show that a result is still the latest: a process sets the reading mode at its start without
 * the lease, and version 0.1, which may still run in parallel, reads groups under a lease of the account.
 */
function isAsClaimed(claimed: PollGroup, present: PollGroup | undefined): boolean {
  return present?.reading === claimed.reading && present.polled_at === claimed.polled_at;
}

function dueAgain(
  { group, at }: PollClaim,
  collected: Collected,
  tier: number,
  { now, timing }: RecordContext,
): number {
  const { tried, more, behind } = collected;
  const hurries = more || behind.length > 0;
  const interval = hurries ? timing.pollInterval : (tiersOf(timing)[tier] ?? timing.pollInterval);
  const share = group.reading === 'feed' ? 1 : Math.max(1, tried.length) / Math.max(1, group.size);
  return nextDue({ due: group.due_at, at, now, interval, share });
}

/**
 * Records that a poll failed and when the group is tried again; until then nothing of the account is read. Does nothing
 * if another process has taken the lease.
 */
export async function recordFailure(
  { db }: Database,
  { lease, group, failures }: PollClaim,
  failure: { readonly error: string; readonly dueAt: number },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if (!(await endLease(trx, lease))) return;
    await saveFailure(trx, group.id, failure);
    await pausePolls(trx, { failures: failures + 1, until: failure.dueAt });
  });
}

/** Always in the same order, so that two transactions never deadlock. */
function byTicket(readings: readonly Reading[]): readonly Reading[] {
  return [...readings].sort((a, b) => (a.ticket < b.ticket ? -1 : 1));
}

/** Most tickets of most polls: nothing is written, and their row isn't even read. */
function isQuiet(member: Member, { status: read, messages, details, complete, end }: Reading): boolean {
  const { status, doubt_at, absent_at } = member;
  const same = (read === undefined || read === status) && details === undefined;
  // A ticket that seemed to be missing exists after all.
  if (absent_at !== null && read !== undefined) return false;
  return same && messages.length === 0 && end === undefined && !(complete && doubt_at !== null);
}

async function recordTicket(
  trx: Kysely<Schema>,
  { group }: PollClaim,
  member: Member,
  read: Reading,
  context: ReadingContext & { readonly timing: Timing },
): Promise<number> {
  const { now } = context;
  const row = await lockTicket(trx, member.id);
  if (row?.group_id !== group.id) return 0;
  if (row.version !== member.version) {
    // Linked again since, from a baseline that may be newer than this result: drop the result and read the ticket
    // again.
    await setGap(trx, [member.id], now);
    if (read.details !== undefined) await setChecked(trx, [member.id], 0);
    return 0;
  }
  const reading = await settleAbsence(trx, row, read, context);
  if (reading === undefined) return 0;
  const changes = changesOf(knownOf(row), reading, context);
  if (changes.changed || changes.events.length > 0) {
    const final = isFinal(changes.known.snapshot.status);
    await saveKnown(trx, row, changes, { now, final, alive: changes.events.length > 0 });
  }
  const moved = changes.known.statusChanges > row.status_changes;
  // This poll had no calls left for a full read: the next one does it.
  if (moved && reading.isComplete !== true && reading.end === undefined) await setChecked(trx, [member.id], 0);
  if (reading.complete) await endDoubt(trx, member.id);
  else if (changes.doubtful) await setDoubt(trx, [member.id], now);
  await countHeard(trx, row, changes.events.filter(({ kind }) => kind === 'message').length);
  return tell(trx, changes.events, context, member.id);
}

/** The bot's own messages get the ID of their reply, no matter whether the poll or the reply reports them first. */
async function tell(
  trx: Kysely<Schema>,
  news: readonly TicketEvent[],
  { now }: ReadingContext,
  ticket: string,
): Promise<number> {
  if (news.length === 0) return 0;
  const { events, found } = recognise(news, await openReplies(trx, ticket));
  await markSeen(trx, found);
  await addEvents(trx, events, now);
  await queueForTicket(trx, events, now);
  for (const event of events) {
    if (event.kind === 'authorization') await markAccessCards(trx, event.authorization.id, now);
  }
  return events.length;
}

/**
 * Before this time, a message that the feed repeats is the known one: if the cursor hasn't moved, or if its second was
 * long over when the group was last read, because an equal message of that second was counted then. See `changesOf`.
 */
function settledBefore({ group }: PollClaim, { cursors }: Collected): number {
  return group.ahead === cursors.ahead ? Infinity : (group.polled_at ?? 0) - feedDelayMs;
}

/**
 * Tickets of which the feed may have skipped messages: the whole group if the feed returned its first cursor, because
 * it isn't documented whether it then also returns earlier messages, and messages that show up late are behind the
 * cursor; tickets whose turn is still to come; and tickets that joined the group while it was read without them. They
 * are read individually, some with each poll.
 */
async function passedOver(
  trx: Kysely<Schema>,
  { group, members }: PollClaim,
  { readings, cursors, begun, left }: Collected,
): Promise<readonly string[]> {
  const ids = members.map(({ id }) => id);
  const joined = (await groupOf(trx, group.id))?.joins === group.joins ? [] : await othersIn(trx, group.id, ids);
  if (group.reading === 'each') return joined;
  if (!begun || cursors.cursor === null) return [...joined, ...left];
  // Messages are rare after the end, and a ticket that needn't be followed any longer isn't kept for them.
  const over = new Set(readings.filter((one) => isComplete(one) && isOver(one)).map(({ ticket }) => ticket));
  return [...joined, ...ids.filter((id) => !over.has(id))];
}

/** Tickets whose own read failed or was incomplete: they are read once more. */
function partlyRead({ group }: PollClaim, { readings, tried }: Collected): readonly string[] {
  if (group.reading === 'each') return [];
  const complete = new Set(readings.filter(isComplete).map(({ ticket }) => ticket));
  return tried.filter((id) => !complete.has(id));
}

const isComplete = ({ complete, end }: Reading) => complete || end === 'deleted';

const isOver = ({ status, end }: Reading) => end === 'deleted' || (status !== undefined && isFinal(status));

/**
 * Records the state of the feed: if it is missing or keeps failing, tickets are read without it, and it is tried again
 * after a pause.
 */
async function keepFeed(
  trx: Kysely<Schema>,
  { group, asksFeed, feedFailures }: PollClaim,
  feed: Collected['feed'],
  { now }: RecordContext,
): Promise<void> {
  const { reading } = group;
  if (feed === 'not asked') return;
  if (feed === 'read') {
    if (reading === 'each') await setReading(trx, 'feed', now);
    if (feedFailures > 0) await saveFeed(trx, { failures: 0, retryAt: 0 });
    return;
  }
  const failures = feedFailures + 1;
  const pause = feedPause(feed, failures);
  if (pause !== undefined && !asksFeed) await setReading(trx, 'each', now);
  await saveFeed(trx, { failures, retryAt: pause === undefined ? 0 : now + pause });
}
