import type { QueryScope } from '../list/filter.ts';
import type { TicketService } from '../ports.ts';
import type { Ticket, TicketSummary } from './ticket.ts';

/** Maximum number of tickets that one list call returns. */
const pageLimit = 100;

/**
 * Reads a ticket with the data that only the list has, such as its product: two calls. Rejects as `show` does. If the
 * list fails or lacks the ticket, its part is left out; that says nothing about the ticket.
 */
export async function showTicket(service: Pick<TicketService, 'show' | 'list'>, id: string): Promise<Ticket> {
  const [ticket, listed] = await Promise.all([service.show(id), findListed(service, { id }).catch(() => undefined)]);
  return withListed(ticket, listed);
}

/** The ticket as listed; undefined if the list does not have it. */
export async function findListed(
  service: Pick<TicketService, 'list'>,
  { id, scope }: { readonly id: string; readonly scope?: QueryScope | undefined },
): Promise<TicketSummary | undefined> {
  const { tickets } = await service.list({ id, scope, offset: 0, limit: pageLimit });
  return tickets.find((ticket) => ticket.id === id);
}

/** Adds the list's data to a ticket. */
export function withListed(ticket: Ticket, listed: TicketSummary | undefined): Ticket {
  return {
    ...ticket,
    product: ticket.product ?? listed?.product,
    resolution: ticket.resolution ?? listed?.resolution,
  };
}
