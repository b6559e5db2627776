import { joinReadings, type Reading } from '../tickets/changes.ts';
import type { Feed } from '../tickets/ports.ts';
import { isNotFound, isRefusal } from '../tickets/failures.ts';
import { isFinal } from '../tickets/status.ts';
import type { Member } from '../store/tickets.ts';
import { countCalls, type CountedService, type PollService } from './count-calls.ts';
import type { PollClaim } from './poll.ts';
import { readOneByOne } from './read-ticket.ts';
import type { Timing } from './timing.ts';

/** What a poll brought. */
export interface Collected {
  readonly readings: readonly Reading[];
  /** Where the next poll goes on: the feed's cursor, or the last ticket that was read by itself. */
  readonly cursor: string | null;
  /** The feed does not exist for this account: nothing was read. */
  readonly feedMissing: boolean;
  readonly calls: number;
  /** Tickets that were read by themselves, or tried to be. */
  readonly tried: readonly string[];
  /**
   * Tickets in doubt whose turn is still to come. What the feed gave of them is left out: what was missed comes at once when
   * they are read as a whole, and not their status first and older messages later.
   */
  readonly unread: readonly string[];
  /** Tickets in doubt are left, for which this poll had no room. */
  readonly more: boolean;
  /** The first failure among the readings of single tickets; what it kept from being read is read later. */
  readonly failure?: Error | undefined;
}

export interface CollectParts {
  readonly service: PollService;
  /** Tells whether a failure means that the operation does not exist for this account. */
  readonly isMissingOperation: (error: unknown) => boolean;
  readonly now: () => number;
  readonly timing: Timing;
}

/**
 * Reads a claimed group and changes nothing: one call of the feed for all its tickets, and beside it a few tickets
 * that need more: those whose status changed, those in doubt, and those that were not read as a whole for long. So what a feed skips is
 * found after `checkInterval` and at most as many readings of the group as its 100 tickets take, `checksPerPoll` each (24 h
 * and 3 h 20 min by default), where no doubt comes first and nothing fails. Where the feed does not exist it reads
 * tickets one by one, in turns. All within the calls that the budget allows. Rejects as `TicketService` does.
 */
export async function collect(claim: PollClaim, parts: CollectParts): Promise<Collected> {
  const counted = countCalls(parts.service);
  return claim.group.reading === 'each' ? collectEach(claim, counted, parts) : collectFeed(claim, counted, parts);
}

async function collectFeed(claim: PollClaim, counted: CountedService, parts: CollectParts): Promise<Collected> {
  const { group, members } = claim;
  const { service, calls } = counted;
  let read: { readonly feed: Feed; readonly anew: boolean };
  try {
    read = await readFeed(claim, service, parts.timing);
  } catch (error) {
    if (parts.isMissingOperation(error)) return { ...nothing, cursor: null, feedMissing: true, calls: calls() };
    if (isNotFound(error)) return collectGone(claim, counted, error);
    throw error;
  }
  const { feed, anew } = read;
  const readings = new Map(members.map((member) => [member.id, readingOf(member.id, feed)]));
  const statusOf = (id: string) => readings.get(id)?.status;
  const { wanted, doubtful } = wantMore(anew ? inDoubt(claim) : claim, statusOf, parts.timing);
  const beside = await readOneByOne(service, wanted.slice(0, parts.timing.readsPerPoll), {
    statusOf,
    isOverdue: (member) => isOverdue(member, claim.at, parts.timing),
    goesOn: goesOn(claim, counted, parts),
  });
  for (const own of beside.readings) {
    const part = readings.get(own.ticket);
    readings.set(own.ticket, part === undefined ? own : joinReadings(part, own));
  }
  const isLeft = ({ id, doubt_at, checked_at }: Member) =>
    !beside.readings.some(({ ticket }) => ticket === id) &&
    (anew || (doubt_at !== null && checked_at < doubt_at && !beside.tried.includes(id)));
  const unread = members.filter(isLeft).map(({ id }) => id);
  for (const id of unread) readings.delete(id);
  return {
    readings: [...readings.values()],
    cursor: feed.cursor ?? (anew ? null : group.cursor),
    feedMissing: false,
    calls: calls(),
    tried: beside.tried,
    unread,
    more: doubtful.some(({ id }) => !beside.tried.includes(id)),
    failure: beside.failure,
  };
}

/**
 * A cursor from so long ago is not relied on: that an API goes on from there, refuses it or quietly begins anew is not
 * documented, and after that time each ticket is to be read as a whole anyway.
 */
const isStale = ({ group, at }: PollClaim, { checkInterval }: Timing) => at - (group.polled_at ?? at) >= checkInterval;

/**
 * One call of the feed for all tickets of the group: from the cursor on, or, where that is too old or refused, anew.
 */
async function readFeed(claim: PollClaim, service: PollService, timing: Timing) {
  const { group, members } = claim;
  const ids = members.map((member) => member.id);
  const anew = async () => ({ feed: await service.feed(ids), anew: group.polled_at !== null });
  if (group.cursor === null || isStale(claim, timing)) return anew();
  try {
    return { feed: await service.feed(ids, group.cursor), anew: false };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return anew();
  }
}

const nothing = { readings: [], tried: [], unread: [], more: false, feedMissing: false };

const inDoubt = (claim: PollClaim): PollClaim => ({
  ...claim,
  members: claim.members.map((member) => ({ ...member, doubt_at: member.doubt_at ?? claim.at })),
});

function readingOf(ticket: string, { statuses, messages }: Feed): Reading {
  return {
    ticket,
    status: statuses.find((one) => one.ticket === ticket)?.status,
    messages: messages.filter((one) => one.ticket === ticket).map(({ message }) => message),
    complete: false,
  };
}

/**
 * Tickets that need more than the feed: first finished ones, because their card shows details; those in doubt; those whose
 * status changed, because much else changes with it; and those that were not read as a whole for long. Whose turn is the
 * longest ago comes first, and who had one since the doubt came up comes last: its reading failed, which is to keep
 * nobody back.
 */
function wantMore({ members, at }: PollClaim, statusOf: (id: string) => number | undefined, timing: Timing) {
  const changed = members.filter(({ id, status }) => ![undefined, status].includes(statusOf(id)));
  const finished = changed.filter(({ id }) => isFinal(statusOf(id) ?? 0));
  const others = members.filter((member) => !finished.includes(member)).sort((a, b) => a.checked_at - b.checked_at);
  const doubtful = others.filter(({ doubt_at }) => doubt_at !== null);
  const hadTurn = ({ checked_at, doubt_at }: Member) => doubt_at !== null && checked_at >= doubt_at;
  const overdue = others.filter((member) => isOverdue(member, at, timing)).slice(0, timing.checksPerPoll);
  const fresh = doubtful.filter((member) => !hadTurn(member));
  const wanted = new Set([...finished, ...fresh, ...changed, ...overdue, ...doubtful.filter(hadTurn)]);
  return { wanted: [...wanted], doubtful };
}

function isOverdue({ checked_at }: Member, now: number, { checkInterval }: Timing): boolean {
  return checked_at <= now - checkInterval;
}

async function collectEach(claim: PollClaim, counted: CountedService, parts: CollectParts): Promise<Collected> {
  const { group, members, at } = claim;
  const last = group.cursor ?? '';
  const inTurn = [...members.filter(({ id }) => id > last), ...members.filter(({ id }) => id <= last)];
  const { readings, tried, failure } = await readOneByOne(counted.service, inTurn.slice(0, parts.timing.readsPerPoll), {
    statusOf: () => undefined,
    isOverdue: (member) => isOverdue(member, at, parts.timing),
    goesOn: goesOn(claim, counted, parts),
  });
  if (readings.length === 0 && failure !== undefined) throw failure;
  const cursor = readings.at(-1)?.ticket ?? group.cursor;
  return { ...nothing, readings, tried, cursor, calls: counted.calls(), failure };
}

/** The feed refuses a group because of tickets that cannot be read any more: finds them, so that it goes on without. */
async function collectGone(
  { group, members }: PollClaim,
  counted: CountedService,
  refusal: unknown,
): Promise<Collected> {
  const readings: Reading[] = [];
  for (const { id } of members) {
    try {
      await counted.service.status(id);
    } catch (error) {
      if (!isNotFound(error)) throw error;
      readings.push({ ticket: id, messages: [], complete: false, gone: true });
    }
  }
  if (readings.length === 0) throw refusal;
  return { ...nothing, readings, cursor: group.cursor, calls: counted.calls() };
}

/**
 * While the lease holds, because a slow service must not make the readings worthless, and while the budget allows the
 * calls that a ticket may take; what is left is read next time.
 */
function goesOn(
  { lease, calls }: PollClaim,
  counted: CountedService,
  { now }: CollectParts,
): (more: number) => boolean {
  return (more) => now() < lease.until && counted.calls() + more <= calls;
}
