import type { ServiceFailure, TicketService } from '../ports.ts';

/** How the service's "there is no such ticket" looks, for a ticket that there is. */
class MissingTicket extends Error implements ServiceFailure {
  readonly code = 'not-found';
  readonly ambiguous = false;
  readonly notFound = true;

  constructor() {
    super('not-found');
    this.name = 'MissingTicket';
  }
}

/**
 * Rejects as the service does for a ticket that it does not have, after as long: it is asked, and where it does have the
 * ticket, that is kept to ourselves. Where it fails, that is the answer, as it would be for a missing ticket.
 */
export async function missing(service: Pick<TicketService, 'status'>, id: string): Promise<never> {
  await service.status(id);
  throw new MissingTicket();
}
