import { linksPerPage } from '../../tickets/links/linking.ts';
import type { Message } from '../interaction/answer.ts';
import { linkList } from '../link/view.ts';
import { ticketList } from './view.ts';
import type { Metadata } from '../interaction/metadata.ts';
import type { Call, Surface } from '../interaction/surface.ts';
import { namesOf } from '../filter/names.ts';

/** A page of the list, with the way to other filters. */
export async function listTickets(surface: Surface, call: Call, asked: Metadata<'list'>): Promise<Message> {
  const { desk, texts } = surface;
  const { page, ...filter } = asked;
  const actor = await call.actor();
  const [found, names, saved] = await Promise.all([
    desk.list(actor, { ...filter, page }),
    namesOf(surface, actor, filter),
    desk.filters.saved(actor),
  ]);
  return ticketList(found, { filter, names, saved }, texts);
}

/** What is followed where; the first page also says which channels follow new tickets. */
export async function listLinks({ desk, texts }: Surface, call: Call, { page }: Metadata<'links'>): Promise<Message> {
  const actor = await call.actor();
  const [{ links, total }, follows] = await Promise.all([
    desk.links(actor, page),
    page === 0 ? desk.follows(actor) : [],
  ]);
  return linkList({ follows, links, total, page, hasMore: (page + 1) * linksPerPage < total }, texts);
}
