import { placeOf, ticketId } from '../checks.ts';
import { aboutTicket } from '../failures.ts';
import type { Link, Place } from './link.ts';
import type { UseCaseDeps } from '../deps.ts';
import { readBaseline } from '../create/read-baseline.ts';
import { permitOn } from '../roles/permit.ts';
import { may, type Actor } from '../roles/roles.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { AuditLog } from '../audit-log.ts';

/** Links on a page of `/ticket links`. */
export const linksPerPage = 10;

/** The permissions needed to remove, resume or move links. */
export const linkRights = { own: 'link', any: 'operate' } as const;

type Deps = UseCaseDeps & { readonly auditLog: AuditLog };

/**
 * Links an existing ticket that the account can see. Its current state is the baseline: everything after it is news.
 * @throws DomainError `invalid-input`, `not-found`
 */
export async function linkTicket(deps: Deps, actor: Actor, typed: string, where: Place) {
  const [id, place] = [ticketId(typed), placeOf(where)];
  const ticket = await aboutTicket(id, () => readBaseline(deps.service, id));
  return createLink(deps, actor, place, ticket);
}

/** Creates the link with the ticket as its baseline, and triggers a check for updates. */
export async function createLink(deps: Deps, actor: Actor, place: Place, ticket: Ticket) {
  const { links, now, auditLog, wake } = deps;
  const made = await links.create({ ...place, ticket: ticket.id, creator: actor.id, at: now() }, ticket);
  if (!made.existed) await auditLog.success(actor, 'link', ticket.id);
  wake(ticket.id);
  return made;
}

/**
 * Removes a ticket's links in a place: your own, or for operators anyone's.
 * @returns how many links were removed
 * @throws DomainError `forbidden` if there are only links of other people
 */
export async function unlinkTicket(deps: Deps, actor: Actor, typed: string, where: Place): Promise<number> {
  const [id, place] = [ticketId(typed), placeOf(where)];
  const found = (await linksAt(deps, place)).filter((link) => link.ticket === id);
  const isMine = (link: Link) => link.creator === actor.id;
  permitOn(actor, found.length === 0 || found.some(isMine), linkRights);
  let ended = 0;
  for (const link of found.filter((one) => isMine(one) || may(actor.role, linkRights.any)))
    if (await deps.links.remove(link.id)) ended += 1;
  if (ended > 0) await deps.auditLog.success(actor, 'unlink', id);
  return ended;
}

/** The ticket that a place is linked to; undefined if there is none, or more than one. */
export async function ticketAtPlace(deps: UseCaseDeps, where: Place): Promise<string | undefined> {
  const [ticket, ...others] = new Set((await linksAt(deps, placeOf(where))).map((link) => link.ticket));
  return others.length === 0 ? ticket : undefined;
}

async function linksAt({ links }: UseCaseDeps, place: Place): Promise<readonly Link[]> {
  return links.at(place);
}
