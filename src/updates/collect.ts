import { hasNews, joinReadings, type Reading, type Seen } from '../tickets/ticket/changes.ts';
import type { Feed } from '../tickets/ports.ts';
import { isNotFound, isRefusal } from '../tickets/failures.ts';
import type { Member } from '../store/tickets.ts';
import { countCalls, type CountedService, type PollService } from './count-calls.ts';
import { advance, type Cursors } from './cursors.ts';
import type { PollClaim } from './poll-claim.ts';
import { readOneByOne, retryAfterOf, type ReadOneByOne } from './read-ticket.ts';
import type { Timing } from './timing.ts';
import { choose, isOverdue, oldestTryFirst } from './read-order.ts';

/** The result of a poll. */
export interface Collected {
  readonly readings: readonly Reading[];
  /** Where the next feed call continues. */
  readonly cursors: Cursors;
  /**
   * The feed was called without a cursor: a message that becomes visible late can be behind the cursor it returned, and
   * the feed never returns it.
   */
  readonly begun: boolean;
  /**
   * Whether the feed was read, doesn't exist for this account, failed while tickets could be read, or wasn't called.
   */
  readonly feed: 'read' | 'missing' | 'failed' | 'not asked';
  readonly calls: number;
  /** Tickets that were read individually, including failed attempts. */
  readonly tried: readonly string[];
  /** Those of them that were due for a full read. */
  readonly checked: readonly string[];
  /**
   * Tickets of which the feed may have skipped messages, and that haven't been read in full yet. Their feed messages
   * are left out: when the tickets are read, all missed messages come together, so that a newer one isn't posted before
   * older ones.
   */
  readonly left: readonly string[];
  /**
   * Tickets with new messages in the feed that this poll had no calls left to read: the messages are posted, the rest
   * is read by the next poll.
   */
  readonly behind: readonly string[];
  /** There are unverified tickets that this poll had no calls left for, or whose messages wait. */
  readonly more: boolean;
  /** Unread messages by ticket, if they were counted. */
  readonly unread?: ReadonlyMap<string, number> | undefined;
  /** The first failure of an individual read; what it prevented is read later. */
  readonly failure?: Error | undefined;
}

export interface CollectDeps {
  readonly service: PollService;
  /** Whether a failure means that the operation doesn't exist for this account. */
  readonly isMissingOperation: (error: unknown) => boolean;
  /** Which messages of the tickets are known. */
  readonly seenOf: (tickets: readonly string[]) => Promise<ReadonlyMap<string, Seen>>;
  readonly now: () => number;
  readonly random: () => number;
  readonly timing: Timing;
}

/** When calls are always short, one in this many polls still does full reads, or none ever would. */
const wholeOneIn = 4;

/**
 * Reads a claimed group without changing anything: one feed call for the messages of all its tickets; then individual
 * reads of each ticket with a new message, because its status has nearly always changed too, and of a few others:
 * unverified tickets, and tickets whose last full read is long ago. So a message that the feed skips is found after
 * `checkInterval` at the latest; one that it delays or withholds is found earlier, by the sweep and the counts of
 * unread messages. If the feed is missing or fails, tickets are read one by one, in turn. All calls stay within the
 * budget. Rejects as `TicketService` does.
 */
export async function collect(claimed: PollClaim, deps: CollectDeps): Promise<Collected> {
  const counted = countCalls(deps.service);
  const claim = { ...claimed, short: claimed.short && deps.random() >= 1 / wholeOneIn };
  if (claim.group.reading === 'each' && !claim.asksFeed) return collectEach(claim, counted, deps, 'not asked');
  return collectFeed(claim, counted, deps);
}

async function collectFeed(claim: PollClaim, counted: CountedService, deps: CollectDeps): Promise<Collected> {
  const { group } = claim;
  const { service, calls } = counted;
  // The feed may reject a whole group because of one ticket that the service doesn't know.
  const asked = claim.members.filter(({ absent_at }) => absent_at === null);
  let read: { readonly feed: Feed; readonly anew: boolean; readonly begun: boolean };
  try {
    read = await readFeed(claim, asked, service, deps.timing);
  } catch (error) {
    if (retryAfterOf(error) !== undefined) throw error;
    const why = deps.isMissingOperation(error) ? 'missing' : 'failed';
    const each = await collectEach(claim, counted, deps, why);
    // If nothing can be read, the service is at fault, not the feed.
    if (each.readings.length === 0 && why === 'failed') throw error;
    const refused = isNotFound(error) ? each.readings.some(({ end }) => end !== undefined) : false;
    return refused ? { ...each, feed: 'not asked' } : { ...each, failure: each.failure ?? asError(error) };
  }
  const { feed, anew, begun } = read;
  const readings = new Map(asked.map(({ id }) => [id, readingOf(id, feed)]));
  const seen = await deps.seenOf([...readings.values()].flatMap((one) => (one.messages.length > 0 ? one.ticket : [])));
  const news = asked.filter(({ id }) => hasNews(seen.get(id) ?? {}, readings.get(id)?.messages ?? []));
  const members = anew ? inDoubt(claim) : claim.members;
  const { wanted, doubtful } = choose(members, { news, at: claim.at, timing: checksOf(claim, deps.timing) });
  const unread = await countUnread(claim, asked, counted, deps);
  const own = await readSome(claim, wanted.slice(0, deps.timing.readsPerPoll), counted, deps);
  for (const one of own.readings) {
    const part = readings.get(one.ticket);
    readings.set(one.ticket, part === undefined || one.end !== undefined ? one : joinReadings(part, one));
  }
  const isRead = (id: string) => own.readings.some(({ ticket }) => ticket === id);
  const waits = ({ id, gap_at, tried_at }: Member) =>
    gap_at !== null && (claim.at - gap_at < deps.timing.gapWait || (tried_at < gap_at && !own.tried.includes(id)));
  const left = asked.filter((member) => !isRead(member.id) && (anew || waits(member))).map(({ id }) => id);
  for (const id of left) readings.delete(id);
  return {
    ...own,
    readings: [...readings.values()],
    cursors: advance(group, feed.cursor, anew),
    begun,
    feed: 'read',
    calls: calls(),
    left,
    behind: news.flatMap(({ id }) => (isRead(id) || left.includes(id) ? [] : [id])),
    more: left.length > 0 || doubtful.some(({ id }) => !own.tried.includes(id)),
    unread: unread.counts,
    failure: own.failure ?? unread.failure,
  };
}

/**
 * Whether the cursor is too old to rely on. It isn't documented whether the API continues from it, rejects it or
 * silently starts over; and after `checkInterval`, each ticket is due for a full read anyway.
 */
const isStale = ({ group, at }: PollClaim, { checkInterval }: Timing) => at - (group.polled_at ?? at) >= checkInterval;

/** One feed call: from the cursor, or without one if it is too old or the API rejects it. */
async function readFeed(claim: PollClaim, asked: readonly Member[], service: PollService, timing: Timing) {
  const { group } = claim;
  const ids = asked.map(({ id }) => id);
  const anew = async () => ({ feed: await service.feed(ids), anew: group.polled_at !== null, begun: true });
  if (group.cursor === null || isStale(claim, timing)) return anew();
  try {
    return { feed: await service.feed(ids, group.cursor), anew: false, begun: false };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return anew();
  }
}

/** When calls are short, routine full reads wait. */
const checksOf = ({ short }: PollClaim, timing: Timing): Timing => (short ? { ...timing, checksPerPoll: 0 } : timing);

const inDoubt = ({ members, at }: PollClaim): readonly Member[] =>
  members.map((member) => ({ ...member, doubt_at: member.doubt_at ?? at }));

function readingOf(ticket: string, { messages }: Feed): Reading {
  return {
    ticket,
    messages: messages.filter((one) => one.ticket === ticket).map(({ message }) => message),
    complete: false,
  };
}

async function collectEach(
  claim: PollClaim,
  counted: CountedService,
  deps: CollectDeps,
  feed: Collected['feed'],
): Promise<Collected> {
  const wanted = oldestTryFirst(claim.members, { at: claim.at, timing: deps.timing });
  const own = await readSome(claim, wanted.slice(0, deps.timing.readsPerPoll), counted, deps);
  if (own.readings.length === 0 && own.failure !== undefined) throw own.failure;
  return {
    ...own,
    cursors: claim.group,
    begun: false,
    feed,
    calls: counted.calls(),
    left: [],
    behind: [],
    more: false,
  };
}

/** Reads tickets one by one, within the lease and the budget. */
async function readSome(
  claim: PollClaim,
  wanted: readonly Member[],
  counted: CountedService,
  { now, timing }: CollectDeps,
): Promise<ReadOneByOne & { readonly checked: readonly string[] }> {
  const overdue = (member: Member) => isOverdue(member, claim.at, timing);
  // If the service is slow, the reads must still end before the lease does; the rest is read next time.
  const goesOn = (more: number) => now() < claim.lease.until && counted.calls() + more <= claim.calls;
  const own = await readOneByOne(counted.service, wanted, { isOverdue: overdue, goesOn, asWhole: !claim.short });
  const partly = new Set(own.readings.filter((one) => one.isComplete !== true).map(({ ticket }) => ticket));
  // A failed full read waits for its next turn; one that there were no calls for stays overdue.
  return { ...own, checked: own.tried.filter((id) => !partly.has(id)) };
}

/** Counts unread messages from time to time. If the count fails, the poll continues without it. */
async function countUnread(
  { group, at }: PollClaim,
  asked: readonly Member[],
  { service }: CountedService,
  { timing }: CollectDeps,
): Promise<{ readonly counts?: ReadonlyMap<string, number> | undefined; readonly failure?: Error | undefined }> {
  if (asked.length === 0 || at - (group.unread_at ?? at) < timing.unreadInterval) return {};
  try {
    return { counts: await service.unread(asked.map(({ id }) => id)) };
  } catch (error) {
    return { counts: new Map(), failure: retryAfterOf(error) === undefined ? undefined : asError(error) };
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
