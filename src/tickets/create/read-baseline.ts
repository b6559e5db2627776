import type { TicketService } from '../ports.ts';
import { showTicket } from '../ticket/show-ticket.ts';
import type { Ticket } from '../ticket/ticket.ts';

/** A ticket with all that belongs to it: the state from which on everything is news. Rejects as `show` does. */
export async function readBaseline(
  service: Pick<TicketService, 'show' | 'list' | 'surroundings'>,
  id: string,
): Promise<Ticket> {
  const [ticket, surroundings] = await Promise.all([showTicket(service, id), service.surroundings(id)]);
  return { ...ticket, ...surroundings };
}
