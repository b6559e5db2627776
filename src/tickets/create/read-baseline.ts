import type { TicketService } from '../ports.ts';
import { showTicket } from '../ticket/show-ticket.ts';
import type { Ticket } from '../ticket/ticket.ts';

/** Reads a ticket with everything that belongs to it; everything after this state is news. Rejects as `show` does. */
export async function readBaseline(
  service: Pick<TicketService, 'show' | 'list' | 'surroundings'>,
  id: string,
): Promise<Ticket> {
  const [ticket, surroundings] = await Promise.all([showTicket(service, id), service.surroundings(id)]);
  return { ...ticket, ...surroundings };
}
