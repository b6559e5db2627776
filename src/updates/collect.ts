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

/** What a poll brought. */
export interface Collected {
  readonly readings: readonly Reading[];
  /** Where the next poll of the feed goes on. */
  readonly cursors: Cursors;
  /** The feed was asked without a cursor: what becomes visible late is behind the one that it gave, and comes no more. */
  readonly begun: boolean;
  /** Whether the feed was read; it does not exist for this account; it failed while tickets can be read; not asked. */
  readonly feed: 'read' | 'missing' | 'failed' | 'not asked';
  readonly calls: number;
  /** Tickets that were read by themselves, or tried to be. */
  readonly tried: readonly string[];
  /** Those of them that were to be read as a whole. */
  readonly checked: readonly string[];
  /**
   * Tickets of which messages may have been passed over, and that were not read as a whole yet. What the feed gave of them is
   * left out: what was missed comes at once when they are read, and not a newer message first and older ones later.
   */
  readonly left: readonly string[];
  /** There was no room to read these, of which the feed gave words: their words are told, the rest is read next. */
  readonly behind: readonly string[];
  /** Tickets in doubt are left, for which this poll had no room, or whose words wait. */
  readonly more: boolean;
  /** Unread messages by ticket, where they were counted. */
  readonly unread?: ReadonlyMap<string, number> | undefined;
  /** The first failure among the readings of single tickets; what it kept from being read is read later. */
  readonly failure?: Error | undefined;
}

export interface CollectDeps {
  readonly service: PollService;
  /** Tells whether a failure means that the operation does not exist for this account. */
  readonly isMissingOperation: (error: unknown) => boolean;
  /** Which messages of tickets are known. */
  readonly seenOf: (tickets: readonly string[]) => Promise<ReadonlyMap<string, Seen>>;
  readonly now: () => number;
  readonly random: () => number;
  readonly timing: Timing;
}

/** Where calls are always short, one poll in so many reads what stands around tickets all the same, or nobody ever would. */
const wholeOneIn = 4;

/**
 * Reads a claimed group and changes nothing: one call of the feed for the messages of all its tickets, and by itself each
 * ticket with a new message, because its status nearly always changed too, and a few that need it: those in doubt, and those
 * that were not read as a whole for long. So what the feed skips is found after `checkInterval` at the latest, and what it
 * delays or withholds by the sweep and the counts of unread messages before. Where the feed is missing or fails it reads
 * tickets one by one, in turns. All within the calls that the budget allows. Rejects as `TicketService` does.
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
  // The feed may refuse a whole group because of one ticket that the service does not know.
  const asked = claim.members.filter(({ absent_at }) => absent_at === null);
  let read: { readonly feed: Feed; readonly anew: boolean; readonly begun: boolean };
  try {
    read = await readFeed(claim, asked, service, deps.timing);
  } catch (error) {
    if (retryAfterOf(error) !== undefined) throw error;
    const why = deps.isMissingOperation(error) ? 'missing' : 'failed';
    const each = await collectEach(claim, counted, deps, why);
    // Where nothing can be read, it is the service and not the feed.
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
 * A cursor from so long ago is not relied on: that an API goes on from there, refuses it or quietly begins anew is not
 * documented, and after that time each ticket is to be read as a whole anyway.
 */
const isStale = ({ group, at }: PollClaim, { checkInterval }: Timing) => at - (group.polled_at ?? at) >= checkInterval;

/** One call of the feed: from the cursor on, or, where that is too old or refused, without one. */
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

/** Where calls are short, what was not read as a whole for long waits. */
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
  // A slow service must not make the readings worthless; what is left is read next time.
  const goesOn = (more: number) => now() < claim.lease.until && counted.calls() + more <= claim.calls;
  const own = await readOneByOne(counted.service, wanted, { isOverdue: overdue, goesOn, asWhole: !claim.short });
  const partly = new Set(own.readings.filter((one) => one.isComplete !== true).map(({ ticket }) => ticket));
  // One that failed waits for its next turn; one that there was no room for stays overdue.
  return { ...own, checked: own.tried.filter((id) => !partly.has(id)) };
}

/** Counts unread messages now and then; without the counts it goes on as well. */
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
