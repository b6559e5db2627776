import type { Reading } from '../tickets/changes.ts';
import { isNotFound } from '../tickets/failures.ts';
import { isFinal, statuses } from '../tickets/status.ts';
import type { Member } from '../store/tickets.ts';
import type { PollService } from './count-calls.ts';

/** What came of reading tickets one by one. */
export interface ReadOneByOne {
  readonly readings: readonly Reading[];
  /** The first failure on the way. */
  readonly failure?: Error | undefined;
}

/**
 * Reads tickets one by one. One that fails is passed over, so that it does not keep the others from their turn; a second
 * failure ends the round, because then it is hardly the ticket's own.
 * @param statuses those that are known already
 * @param goesOn false: no time is left for another
 */
export async function readOneByOne(
  service: PollService,
  members: readonly Member[],
  { statusOf, goesOn }: { readonly statusOf: (id: string) => number | undefined; readonly goesOn: () => boolean },
): Promise<ReadOneByOne> {
  const readings: Reading[] = [];
  let failure: Error | undefined;
  for (const member of members) {
    if (!goesOn()) break;
    try {
      readings.push(await readTicket(service, member, statusOf(member.id)));
    } catch (error) {
      if (failure !== undefined) break;
      failure = error instanceof Error ? error : new Error(String(error));
    }
  }
  return { readings, failure };
}

/** All messages of a ticket; of one that was finished also the details, which are not going to change any more. */
async function readTicket(service: PollService, member: Member, status: number | undefined): Promise<Reading> {
  const ticket = member.id;
  const gone: Reading = { ticket, messages: [], complete: false, gone: true };
  try {
    const current = status ?? (await service.status(ticket));
    if (current === statuses.deleted) return gone;
    if (current !== member.status && isFinal(current)) {
      const details = await service.show(ticket);
      return { ticket, status: details.status, messages: details.messages, complete: true, details };
    }
    return { ticket, status: current, messages: await service.messages(ticket), complete: true };
  } catch (error) {
    if (isNotFound(error)) return gone;
    throw error;
  }
}
