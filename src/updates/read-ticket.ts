import { joinReadings, type Reading } from '../tickets/ticket/changes.ts';
import { isNotFound, isServiceFailure } from '../tickets/failures.ts';
import { isFinal, statuses } from '../tickets/ticket/status.ts';
import type { Member } from '../store/tickets.ts';
import { surroundingsCalls, type PollService } from './count-calls.ts';

/** What a ticket costs of the budget as a whole; and where a message may have been missed, perhaps two pages of them. */
export const wholeCalls = 1 + surroundingsCalls;
const messageCalls = 2;

/** Entries of the list that a number may match loosely. */
const pageLimit = 100;

/** What came of reading tickets one by one. */
export interface ReadOneByOne {
  readonly readings: readonly Reading[];
  /** The tickets whose turn it was, also where it failed. */
  readonly tried: readonly string[];
  /** The first failure on the way. */
  readonly failure?: Error | undefined;
}

export interface Round {
  /** Whether it is time to read a ticket as a whole. */
  readonly isOverdue: (member: Member) => boolean;
  /** Whether there is room for so many more calls. */
  readonly goesOn: (calls: number) => boolean;
  /** Whether tickets may be read as a whole at all. */
  readonly asWhole: boolean;
}

/**
 * Reads tickets one by one. One that fails is passed over, so that it does not keep the others from their turn; a second
 * failure ends the round, because then it is hardly the ticket's own; so does a service that asks for a pause.
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
      // The state of each is worth more than what stands around one.
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
 * The ticket with its messages; of one whose status changed, or that is overdue, also all the rest of it where there is room
 * for that. Where a message may have been missed, the list of messages too: that the detail has all of them is not documented.
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
 * The detail knows no such ticket. Only where the list does not show it either, it may be gone (FACTS, "Polling" 4). What the
 * list shows may be old, except for the end: nothing comes after it.
 */
async function readAbsent(service: PollService, ticket: string, known: number): Promise<Reading> {
  const { tickets } = await service.list({ id: ticket, offset: 0, limit: pageLimit });
  const listed = tickets.find(({ id }) => id === ticket);
  const partial = { ticket, messages: [], complete: false };
  if (listed === undefined) return { ...partial, end: 'absent' };
  return { ...partial, status: isFinal(listed.status) ? listed.status : known };
}

/** How long the ticket API wants to be left alone, milliseconds; undefined where it did not say so. */
export function retryAfterOf(error: unknown): number | undefined {
  return isServiceFailure(error) ? error.retryAfter : undefined;
}
