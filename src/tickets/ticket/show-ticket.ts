import type { QueryScope } from '../list/filter.ts';
import type { TicketService } from '../ports.ts';
import type { Ticket, TicketSummary } from './ticket.ts';

/** The most that one call of the list answers. */
const pageLimit = 100;

/**
 * Reads a ticket with what only the list tells of it, such as its product: two calls. Rejects as `show` does; a list that
 * fails, or does not have the ticket, leaves its part out and says nothing about the ticket.
 */
export async function showTicket(service: Pick<TicketService, 'show' | 'list'>, id: string): Promise<Ticket> {
  const [ticket, listed] = await Promise.all([service.show(id), findListed(service, { id }).catch(() => undefined)]);
  return withListed(ticket, listed);
}

/** The ticket as the list shows it; undefined if the list does not have it. */
export async function findListed(
  service: Pick<TicketService, 'list'>,
  { id, scope }: { readonly id: string; readonly scope?: QueryScope | undefined },
): Promise<TicketSummary | undefined> {
  const { tickets } = await service.list({ id, scope, offset: 0, limit: pageLimit });
  return tickets.find((ticket) => ticket.id === id);
}

/** Adds what the list tells of a ticket to what was read of it. */
export function withListed(ticket: Ticket, listed: TicketSummary | undefined): Ticket {
  return {
    ...ticket,
    product: ticket.product ?? listed?.product,
    resolution: ticket.resolution ?? listed?.resolution,
  };
}
