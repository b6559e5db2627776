import { linksPerPage } from '../../../tickets/linking.ts';
import type { Message } from '../../answer.ts';
import { linkList } from '../../blocks/links.ts';
import { ticketList } from '../../blocks/list.ts';
import type { Metadata } from '../../metadata.ts';
import type { Call, Surface } from '../../surface.ts';

export async function listTickets({ desk, texts }: Surface, call: Call, asked: Metadata<'list'>): Promise<Message> {
  const { page, ...filter } = asked;
  return ticketList(await desk.list(await call.actor(), { ...filter, page }), filter, texts);
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
