import { joinReadings, type Reading } from '../tickets/changes.ts';
import type { Feed } from '../tickets/ports.ts';
import { isNotFound } from '../tickets/failures.ts';
import { isFinal } from '../tickets/status.ts';
import type { Member } from '../store/tickets.ts';
import { countCalls, type CountedService, type PollService } from './count-calls.ts';
import { ticketsPerPoll } from './pace.ts';
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
 * that need more. Where the feed does not exist it reads as many tickets one by one as the account's budget of
 * calls allows, in turns. Rejects as `TicketService` does.
 */
export async function collect(claim: PollClaim, parts: CollectParts): Promise<Collected> {
  const counted = countCalls(parts.service);
  return claim.group.reading === 'each' ? collectEach(claim, counted, parts) : collectFeed(claim, counted, parts);
}

async function collectFeed(claim: PollClaim, counted: CountedService, parts: CollectParts): Promise<Collected> {
  const { group, members } = claim;
  const { service, calls } = counted;
  let feed: Feed;
  try {
    feed = await service.feed(
      members.map((member) => member.id),
      group.cursor ?? undefined,
    );
  } catch (error) {
    if (parts.isMissingOperation(error)) return { readings: [], cursor: null, feedMissing: true, calls: calls() };
    if (isNotFound(error)) return collectGone(claim, counted, error);
    throw error;
  }
  const readings = new Map(members.map((member) => [member.id, readingOf(member.id, feed)]));
  const statusOf = (id: string) => readings.get(id)?.status;
  const wanted = wantMore(members, statusOf).slice(0, parts.timing.readsPerPoll);
  const beside = await readOneByOne(service, wanted, { statusOf, goesOn: inTime(claim, parts) });
  for (const own of beside.readings) {
    const part = readings.get(own.ticket);
    readings.set(own.ticket, part === undefined ? own : joinReadings(part, own));
  }
  return {
    readings: [...readings.values()],
    cursor: feed.cursor ?? group.cursor,
    feedMissing: false,
    calls: calls(),
    failure: beside.failure,
  };
}

function readingOf(ticket: string, { statuses, messages }: Feed): Reading {
  return {
    ticket,
    status: statuses.find((one) => one.ticket === ticket)?.status,
    messages: messages.filter((one) => one.ticket === ticket).map(({ message }) => message),
    complete: false,
  };
}

/** Tickets that need more than the feed: finished ones (their card shows details), then those in doubt, longest first. */
function wantMore(members: readonly Member[], statusOf: (id: string) => number | undefined): readonly Member[] {
  const isFinished = ({ id, status }: Member) => {
    const current = statusOf(id);
    return current !== undefined && current !== status && isFinal(current);
  };
  const inDoubt = members.filter((member) => member.doubt_at !== null && !isFinished(member));
  return [...members.filter(isFinished), ...inDoubt.sort((a, b) => (a.doubt_at ?? 0) - (b.doubt_at ?? 0))];
}

async function collectEach(claim: PollClaim, counted: CountedService, parts: CollectParts): Promise<Collected> {
  const { group, members, groups } = claim;
  const last = group.cursor ?? '';
  const inTurn = [...members.filter(({ id }) => id > last), ...members.filter(({ id }) => id <= last)];
  const { readings, failure } = await readOneByOne(
    counted.service,
    inTurn.slice(0, ticketsPerPoll(groups, parts.timing)),
    {
      statusOf: () => undefined,
      goesOn: inTime(claim, parts),
    },
  );
  if (readings.length === 0 && failure !== undefined) throw failure;
  const cursor = readings.at(-1)?.ticket ?? group.cursor;
  return { readings, cursor, feedMissing: false, calls: counted.calls(), failure };
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
  return { readings, cursor: group.cursor, feedMissing: false, calls: counted.calls() };
}

/** While the lease holds: a slow service must not make the readings worthless; what is left is read next time. */
function inTime({ lease }: PollClaim, { now }: CollectParts): () => boolean {
  return () => now() < lease.until;
}
