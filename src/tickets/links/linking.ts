import { placeOf, ticketId } from '../checks.ts';
import { aboutTicket } from '../failures.ts';
import type { Link, Place } from './link.ts';
import type { DeskParts } from '../parts.ts';
import { readBaseline } from '../create/read-baseline.ts';
import { permitOn } from '../roles/permit.ts';
import { may, type Actor } from '../roles/roles.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Trail } from '../trail.ts';

/** Links on a page of `/ticket links`. */
export const linksPerPage = 10;

/** The permissions needed to remove, resume or move links. */
export const linkRights = { own: 'link', any: 'operate' } as const;

type Parts = DeskParts & { readonly trail: Trail };

/**
 * Links an existing ticket that the account can see. Its current state is the baseline: everything after it is news.
 * @throws DeskError `invalid-input`, `not-found`
 */
export async function linkTicket(parts: Parts, actor: Actor, typed: string, where: Place) {
  const [id, place] = [ticketId(typed), placeOf(where)];
  const ticket = await aboutTicket(id, () => readBaseline(parts.service, id));
  return createLink(parts, actor, place, ticket);
}

/** Creates the link with the ticket as its baseline, and triggers a check for updates. */
export async function createLink(parts: Parts, actor: Actor, place: Place, ticket: Ticket) {
  const { links, now, trail, wake } = parts;
  const made = await links.create({ ...place, ticket: ticket.id, creator: actor.id, at: now() }, ticket);
  if (!made.existed) await trail.done(actor, 'link', ticket.id);
  wake(ticket.id);
  return made;
}

/**
 * Removes a ticket's links in a place: your own, or for operators anyone's.
 * @returns how many links were removed
 * @throws DeskError `forbidden` if there are only links of other people
 */
export async function unlinkTicket(parts: Parts, actor: Actor, typed: string, where: Place): Promise<number> {
  const [id, place] = [ticketId(typed), placeOf(where)];
  const found = (await linksAt(parts, place)).filter((link) => link.ticket === id);
  const isMine = (link: Link) => link.creator === actor.id;
  permitOn(actor, found.length === 0 || found.some(isMine), linkRights);
  let ended = 0;
  for (const link of found.filter((one) => isMine(one) || may(actor.role, linkRights.any)))
    if (await parts.links.remove(link.id)) ended += 1;
  if (ended > 0) await parts.trail.done(actor, 'unlink', id);
  return ended;
}

/** The ticket that a place is linked to; undefined if there is none, or more than one. */
export async function ticketAtPlace(parts: DeskParts, where: Place): Promise<string | undefined> {
  const [ticket, ...others] = new Set((await linksAt(parts, placeOf(where))).map((link) => link.ticket));
  return others.length === 0 ? ticket : undefined;
}

async function linksAt({ links }: DeskParts, place: Place): Promise<readonly Link[]> {
  return links.at(place);
}
