import { joinReadings, type Reading } from '../tickets/ticket/changes.ts';
import { isNotFound, isServiceFailure } from '../tickets/failures.ts';
import { isFinal, statuses } from '../tickets/ticket/status.ts';
import type { Member } from '../store/tickets.ts';
import { surroundingsCalls, type PollService } from './count-calls.ts';

/** The calls of a full read; and the calls for messages if one may have been missed, which can take two pages. */
export const wholeCalls = 1 + surroundingsCalls;
const messageCalls = 2;

/** The page size of the list; a number may match several entries. */
const pageLimit = 100;

/** The result of reading tickets one by one. */
export interface ReadOneByOne {
  readonly readings: readonly Reading[];
  /** The tickets that were tried, including failed reads. */
  readonly tried: readonly string[];
  /** The first failure. */
  readonly failure?: Error | undefined;
}

/** The limits of one round of reads. */
export interface Round {
  /** Whether a ticket is due for a full read. */
  readonly isOverdue: (member: Member) => boolean;
  /** Whether there is budget and time for this many more calls. */
  readonly goesOn: (calls: number) => boolean;
  /** Whether full reads are allowed at all. */
  readonly asWhole: boolean;
}

/**
 * Reads tickets one by one. A failed read is skipped so that it doesn't block the others. A second failure ends the
 * round, because it's unlikely to be caused by the ticket; so does a service that asks for a pause.
 */
export async function readOneByOne(
  service: PollService,
  members: readonly Member[],
  { isOverdue, goesOn, asWhole }: Round,
): Promise<ReadOneByOne> {
  const readings: Reading[] = [];
  const tried: string[] = [];
  let failure: Error | undefined;
  for (const [place, member] of members.entries()) {
    if (!goesOn(1 + (member.doubt_at === null ? 0 : messageCalls))) break;
    tried.push(member.id);
    try {
      // The status of every ticket matters more than the full details of one.
      const others = members.length - place - 1;
      const around = () => asWhole && goesOn(surroundingsCalls + others);
      readings.push(await readTicket(service, member, isOverdue(member), around));
    } catch (error) {
      const first = failure === undefined;
      failure ??= error instanceof Error ? error : new Error(String(error));
      if (!first || retryAfterOf(error) !== undefined) break;
    }
  }
  return { readings, tried, failure };
}

/**
 * The ticket with its messages; also a full read if its status changed or it is overdue, and there is room for that. If
 * a message may have been missed, the message list too: it isn't documented that the details contain all messages.
 */
async function readTicket(
  service: PollService,
  { id: ticket, status, doubt_at }: Member,
  overdue: boolean,
  hasRoom: () => boolean,
): Promise<Reading> {
  let details;
  try {
    details = await service.show(ticket);
  } catch (error) {
    if (!isNotFound(error)) throw error;
    return readAbsent(service, ticket, status);
  }
  if (details.status === statuses.deleted) return { ticket, messages: [], complete: false, end: 'deleted' };
  const reading: Reading = { ticket, status: details.status, messages: details.messages, complete: true, details };
  const all =
    doubt_at === null
      ? reading
      : joinReadings({ ticket, messages: await service.messages(ticket), complete: true }, reading);
  if ((!overdue && details.status === status) || !hasRoom()) return all;
  return { ...all, details: { ...details, ...(await service.surroundings(ticket)) }, isComplete: true };
}

/**
 * The details call knows no such ticket. Only if the list doesn't show it either, it may be gone (FACTS, "Polling" 4).
 * The list may be outdated, except for a final status: nothing comes after it.
 */
async function readAbsent(service: PollService, ticket: string, known: number): Promise<Reading> {
  const { tickets } = await service.list({ id: ticket, offset: 0, limit: pageLimit });
  const listed = tickets.find(({ id }) => id === ticket);
  const partial = { ticket, messages: [], complete: false };
  if (listed === undefined) return { ...partial, end: 'absent' };
  return { ...partial, status: isFinal(listed.status) ? listed.status : known };
}

/** How long the ticket API asks to be left alone, in milliseconds; undefined if it doesn't say. */
export function retryAfterOf(error: unknown): number | undefined {
  return isServiceFailure(error) ? error.retryAfter : undefined;
}
