import type { Kysely } from 'kysely';
import { isLinked } from '../store/linked.ts';
import { createLink } from '../store/links.ts';
import { missedOf, postponeMissed, takeMissed, type Missed } from '../store/missed.ts';
import type { Schema } from '../store/schema.ts';
import { subscriptionsOf } from '../store/subscriptions.ts';
import { isNotFound } from '../tickets/failures.ts';
import { showTicket } from '../tickets/ticket/show-ticket.ts';
import { statuses } from '../tickets/ticket/status.ts';
import type { Ticket } from '../tickets/ticket/ticket.ts';
import type { TicketService } from '../tickets/ports.ts';
import { retryAfterOf } from './read-ticket.ts';

/** A new ticket that a channel missed. */
export interface MissedTicket {
  readonly missed: Missed;
  /** `gone`: it no longer exists. `unread`: it can't be read now. */
  readonly ticket: Ticket | 'gone' | 'unread';
}

/** How many are read per turn, and how many calls each takes. */
const maxBatch = 20;
const callsEach = 2;

/**
 * Reads the tickets that channels missed while Slack refused them, once the channels accept posts again. Takes two
 * calls for each.
 * @returns `more`: there are more than the calls allowed
 * @throws if the service asks for a pause
 */
export async function readMissed(
  db: Kysely<Schema>,
  service: Pick<TicketService, 'show' | 'list'>,
  calls: number,
): Promise<{ readonly missedTickets: readonly MissedTicket[]; readonly calls: number; readonly more: boolean }> {
  const batchSize = Math.min(maxBatch, Math.max(1, Math.floor(calls / callsEach)));
  const all = await missedOf(db, batchSize + 1);
  const missedTickets: MissedTicket[] = [];
  for (const missed of all.slice(0, batchSize)) {
    missedTickets.push({ missed, ticket: await read(service, missed.ticket) });
  }
  const works = missedTickets.some(({ ticket }) => ticket !== 'unread');
  return { missedTickets, calls: missedTickets.length * callsEach, more: all.length > batchSize && works };
}

async function read(service: Pick<TicketService, 'show' | 'list'>, id: string): Promise<MissedTicket['ticket']> {
  try {
    const ticket = await showTicket(service, id);
    return ticket.status === statuses.deleted ? 'gone' : ticket;
  } catch (error) {
    if (retryAfterOf(error) !== undefined) throw error;
    return isNotFound(error) ? 'gone' : 'unread';
  }
}

/**
 * Links a ticket to the channel that missed it, inside a transaction: once, and only if the channel still follows new
 * tickets. A ticket that couldn't be read waits until the others had their turn.
 * @returns the number of links created
 */
export async function recordLate(trx: Kysely<Schema>, { missed, ticket }: MissedTicket, now: number): Promise<number> {
  const { channel } = missed;
  const subscription = (await subscriptionsOf(trx)).find((one) => one.channel === channel);
  if (subscription === undefined || subscription.pausedReason !== undefined) return 0;
  if (ticket === 'unread') {
    await postponeMissed(trx, missed, now);
    return 0;
  }
  if (!(await takeMissed(trx, missed)) || ticket === 'gone') return 0;
  const link = { ticket: ticket.id, channel, creator: subscription.creator, at: now };
  if (await isLinked(trx, link, { channel })) return 0;
  await createLink(trx, link, ticket);
  return 1;
}
