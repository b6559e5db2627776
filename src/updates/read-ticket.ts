import type { Reading } from '../tickets/changes.ts';
import { isNotFound, isServiceFailure } from '../tickets/failures.ts';
import { statuses } from '../tickets/status.ts';
import type { Member } from '../store/tickets.ts';
import { surroundingsCalls, type PollService } from './count-calls.ts';

/** What a ticket costs of the budget when its status is known: its messages, perhaps of two pages; or all of it. */
const messageCalls = 2;
export const wholeCalls = 1 + surroundingsCalls;

/** What came of reading tickets one by one. */
export interface ReadOneByOne {
  readonly readings: readonly Reading[];
  /** The tickets whose turn it was, also where it failed. */
  readonly tried: readonly string[];
  /** The first failure on the way. */
  readonly failure?: Error | undefined;
}

export interface Round {
  /** The status of a ticket, where it is known already. */
  readonly statusOf: (id: string) => number | undefined;
  /** Whether it is time to read a ticket as a whole. */
  readonly isOverdue: (member: Member) => boolean;
  /** Whether there is room for so many more calls. */
  readonly goesOn: (calls: number) => boolean;
}

/**
 * Reads tickets one by one. One that fails is passed over, so that it does not keep the others from their turn; a second
 * failure ends the round, because then it is hardly the ticket's own; so does a service that asks for a pause.
 */
export async function readOneByOne(
  service: PollService,
  members: readonly Member[],
  { statusOf, isOverdue, goesOn }: Round,
): Promise<ReadOneByOne> {
  const readings: Reading[] = [];
  const tried: string[] = [];
  let failure: Error | undefined;
  for (const member of members) {
    if (!goesOn(callsFor(member, statusOf(member.id), isOverdue(member)))) break;
    tried.push(member.id);
    try {
      readings.push(await readTicket(service, member, statusOf(member.id), isOverdue(member)));
    } catch (error) {
      const first = failure === undefined;
      failure ??= error instanceof Error ? error : new Error(String(error));
      if (!first || retryAfterOf(error) !== undefined) break;
    }
  }
  return { readings, tried, failure };
}

function callsFor({ status }: Member, known: number | undefined, overdue: boolean): number {
  if (overdue) return wholeCalls;
  if (known === undefined) return 1 + wholeCalls;
  return known === status ? messageCalls : wholeCalls;
}

/** All messages of a ticket; of one whose status changed, or that is overdue, also all the rest of it. */
async function readTicket(
  service: PollService,
  member: Member,
  known: number | undefined,
  overdue: boolean,
): Promise<Reading> {
  const ticket = member.id;
  const gone: Reading = { ticket, messages: [], complete: false, gone: true };
  try {
    const status = known ?? (overdue ? undefined : await service.status(ticket));
    if (status === statuses.deleted) return gone;
    if (status === member.status && !overdue) {
      return { ticket, status, messages: await service.messages(ticket), complete: true };
    }
    const details = await service.show(ticket);
    if (details.status === statuses.deleted) return gone;
    const whole = { ...details, ...(await service.surroundings(ticket)) };
    return { ticket, status: whole.status, messages: whole.messages, complete: true, details: whole };
  } catch (error) {
    if (isNotFound(error)) return gone;
    throw error;
  }
}

/** How long the ticket API wants to be left alone, milliseconds; undefined where it did not say so. */
export function retryAfterOf(error: unknown): number | undefined {
  return isServiceFailure(error) ? error.retryAfter : undefined;
}
