import type { TicketService } from './ports.ts';
import type { Ticket } from './ticket.ts';

/** A ticket with all that belongs to it: the state from which on everything is news. Rejects as `show` does. */
export async function readBaseline(service: Pick<TicketService, 'show' | 'surroundings'>, id: string): Promise<Ticket> {
  const [ticket, surroundings] = await Promise.all([service.show(id), service.surroundings(id)]);
  return { ...ticket, ...surroundings };
}
