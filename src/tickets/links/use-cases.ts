import { pageNumber, ticketId } from '../checks.ts';
import { DomainError } from '../errors.ts';
import type { UseCaseDeps } from '../deps.ts';
import type { Actor } from '../roles/roles.ts';
import type { AuditLog } from '../audit-log.ts';
import type { TicketHistory, DeliveryProblemPage } from './delivery-problems.ts';

/** Rows of each kind on a page of delivery problems, and events on a page of a ticket's history. */
const perPage = 5;

/** Paused links and dead letters, oldest first. @throws DomainError `invalid-input` */
export async function deliveryProblemPage(
  { deliveryProblems }: UseCaseDeps,
  page: number,
): Promise<DeliveryProblemPage> {
  const range = { offset: pageNumber(page) * perPage, limit: perPage + 1 };
  const paused = await deliveryProblems.paused(range);
  const dead = await deliveryProblems.dead(range);
  const hasMore = paused.length > perPage || dead.length > perPage;
  return { paused: paused.slice(0, perPage), dead: dead.slice(0, perPage), page, hasMore };
}

/**
 * Requeues a link's dead letters, in order; returns how many there were.
 * @throws DomainError `no-link`
 */
export async function redeliver(
  deps: UseCaseDeps & { readonly auditLog: AuditLog },
  actor: Actor,
  id: string,
): Promise<number> {
  const { links, deliveryProblems, now, auditLog, wake } = deps;
  const link = await links.byId(id);
  if (link === undefined) throw new DomainError('no-link');
  const count = await deliveryProblems.redeliver(id, now());
  if (count > 0) await auditLog.success(actor, 'send-again', link.ticket);
  wake();
  return count;
}

/** A ticket's history; undefined if it was never followed. @throws DomainError `invalid-input` */
export async function historyOf(
  { deliveryProblems }: UseCaseDeps,
  typed: string,
  page: number,
): Promise<TicketHistory | undefined> {
  const ticket = ticketId(typed);
  const found = await deliveryProblems.history(ticket, { offset: pageNumber(page) * perPage, limit: perPage + 1 });
  if (found === undefined) return undefined;
  return { ...found, events: found.events.slice(0, perPage), page, hasMore: found.events.length > perPage };
}
