import { linksPerPage } from '../../tickets/links/linking.ts';
import type { Message } from '../interaction/answer.ts';
import { linkList } from '../link/view.ts';
import { ticketList } from './view.ts';
import { type Metadata, decodeMetadata } from '../interaction/metadata.ts';
import { namesOf, typedFilter, forMetadata } from '../filter/names.ts';
import { outdated, type Click } from '../interaction/click.ts';
import type { Command } from '../interaction/command.ts';
import type { Call, Surface } from '../interaction/context.ts';
import { usageMessage } from '../interaction/usage-view.ts';

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

/** What fits into the value of the buttons that turn the page, and what the desk takes. */
const most = { words: 10, length: 100, together: 600 } as const;

export const listCommand: Command = {
  name: 'list',
  aliases: ['ls', 'search', 'find', 'tickets'],
  harmless: true,
  run: async (surface, call, rest) => {
    const filter = await typedFilter(surface, call, rest, 'open');
    const { words } = filter;
    const length = words.reduce((sum, word) => sum + word.length, 0);
    if (words.length > most.words || length > most.together || words.some((word) => word.length > most.length)) {
      return usageMessage('list', 'commands.list.too-many', surface.texts);
    }
    return listTickets(surface, call, { ...forMetadata(filter), page: 0 });
  },
};

/** The page takes the place of the one whose button was clicked. */
export const turnListPage: Click = async (surface, call, value) => {
  const asked = decodeMetadata('list', value);
  if (asked === undefined) return outdated(surface);
  await call.answer(await listTickets(surface, call, asked), { replace: true });
  return undefined;
};

export const turnLinksPage: Click = async (surface, call, value) => {
  const asked = decodeMetadata('links', value);
  if (asked === undefined) return outdated(surface);
  await call.answer(await listLinks(surface, call, asked), { replace: true });
  return undefined;
};
