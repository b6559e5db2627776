import { DeskError } from '../errors.ts';
import { aboutTicket, isServiceFailure } from '../failures.ts';
import { findListed } from './show-ticket.ts';
import type { TicketService } from '../ports.ts';

/**
 * A list that the service leaves out is empty for an own ticket. For a colleague's ticket it says nothing, since these
 * operations cannot be told the user group.
 * @throws DeskError `colleagues-ticket`
 */
export async function toldOfOwn<T>(
  service: Pick<TicketService, 'list'>,
  id: string,
  list: readonly T[] | undefined,
): Promise<readonly T[]> {
  if (list !== undefined) return list;
  if ((await findListed(service, { id, scope: 'own' })) === undefined) throw new DeskError('colleagues-ticket', { id });
  return [];
}

/**
 * Runs a call about one ticket that cannot be told the user group, so that the service may refuse it for a colleague's ticket,
 * or say that there is no such ticket. If it does, the ticket itself is looked at before anything is said about it.
 * @throws DeskError `not-found`; `colleagues-ticket` if the ticket can be read and is not one of the API user's own
 */
export async function aboutOwnTicket<T>(
  service: Pick<TicketService, 'show' | 'list'>,
  id: string,
  call: () => Promise<T>,
): Promise<T> {
  try {
    return await aboutTicket(id, call);
  } catch (error) {
    if (!isServiceFailure(error) || error.groupless !== true) throw error;
    await aboutTicket(id, () => service.show(id));
    const own = await findListed(service, { id, scope: 'own' }).catch(() => 'unknown' as const);
    throw own === undefined ? new DeskError('colleagues-ticket', { id }, { cause: error }) : error;
  }
}
