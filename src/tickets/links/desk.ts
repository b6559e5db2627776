import { pageNumber, ticketId } from '../checks.ts';
import { DeskError } from '../errors.ts';
import type { DeskParts } from '../parts.ts';
import type { Actor } from '../roles/roles.ts';
import type { Trail } from '../trail.ts';
import type { TicketHistory, TroublePage } from './troubles.ts';

/** Rows of each kind on a page of delivery problems, and events on a page of a ticket's history. */
const perPage = 5;

/** Suspended links and dead letters, oldest first. @throws DeskError `invalid-input` */
export async function troublePage({ troubles }: DeskParts, page: number): Promise<TroublePage> {
  const range = { offset: pageNumber(page) * perPage, limit: perPage + 1 };
  const suspended = await troubles.suspended(range);
  const dead = await troubles.dead(range);
  const hasMore = suspended.length > perPage || dead.length > perPage;
  return { suspended: suspended.slice(0, perPage), dead: dead.slice(0, perPage), page, hasMore };
}

/**
 * Requeues a link's dead letters, in order; returns how many there were.
 * @throws DeskError `no-link`
 */
export async function sendDeadAgain(
  parts: DeskParts & { readonly trail: Trail },
  actor: Actor,
  id: string,
): Promise<number> {
  const { links, troubles, now, trail, wake } = parts;
  const link = await links.byId(id);
  if (link === undefined) throw new DeskError('no-link');
  const count = await troubles.sendAgain(id, now());
  if (count > 0) await trail.done(actor, 'send-again', link.ticket);
  wake();
  return count;
}

/** A ticket's history; undefined if it was never followed. @throws DeskError `invalid-input` */
export async function historyOf(
  { troubles }: DeskParts,
  typed: string,
  page: number,
): Promise<TicketHistory | undefined> {
  const ticket = ticketId(typed);
  const found = await troubles.history(ticket, { offset: pageNumber(page) * perPage, limit: perPage + 1 });
  if (found === undefined) return undefined;
  return { ...found, events: found.events.slice(0, perPage), page, hasMore: found.events.length > perPage };
}
