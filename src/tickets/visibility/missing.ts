import type { ServiceFailure, TicketService } from '../ports.ts';

/** The service's "no such ticket" error, for a ticket that exists. */
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
 * Rejects as the service does for a nonexistent ticket, after the same delay: the service is called, and an existing
 * ticket is concealed. A failure of the call is passed on, as it would be for a nonexistent ticket.
 */
export async function missing(service: Pick<TicketService, 'status'>, id: string): Promise<never> {
  await service.status(id);
  throw new MissingTicket();
}
