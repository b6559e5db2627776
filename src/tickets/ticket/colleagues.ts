import { DomainError } from '../errors.ts';
import { aboutTicket, isServiceFailure } from '../failures.ts';
import { findListed } from './show-ticket.ts';
import type { TicketService } from '../ports.ts';

/**
 * Interprets a list that the service omitted: for an own ticket it is empty. For a colleague's ticket it is unknown,
 * since these operations do not accept the user group.
 * @throws DomainError `colleagues-ticket`
 */
export async function requireOwn<T>(
  service: Pick<TicketService, 'list'>,
  id: string,
  list: readonly T[] | undefined,
): Promise<readonly T[]> {
  if (list !== undefined) return list;
  if ((await findListed(service, { id, scope: 'own' })) === undefined)
    throw new DomainError('colleagues-ticket', { id });
  return [];
}

/**
 * Runs a call about one ticket that does not accept the user group. For a colleague's ticket the service may refuse it,
 * or say that the ticket does not exist. If it does, the ticket itself is checked first.
 * @throws DomainError `not-found`; `colleagues-ticket` if the ticket is readable and is not one of the API user's own
 */
export async function aboutOwnTicket<T>(
  service: Pick<TicketService, 'show' | 'list'>,
  id: string,
  call: () => Promise<T>,
): Promise<T> {
  try {
    return await aboutTicket(id, call);
  } catch (error) {
    if (!isServiceFailure(error) || error.groupUnknown !== true) throw error;
    await aboutTicket(id, () => service.show(id));
    const own = await findListed(service, { id, scope: 'own' }).catch(() => 'unknown' as const);
    throw own === undefined ? new DomainError('colleagues-ticket', { id }, { cause: error }) : error;
  }
}
