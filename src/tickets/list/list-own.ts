import type { TicketPage } from '../requests.ts';
import type { ListFilter } from './filter.ts';
import { fits, isPlain, queryOf } from './list-filter.ts';
import { sentWords } from './list-words.ts';
import { isNotFound } from '../failures.ts';
import { newestFirst } from '../ticket/newest-first.ts';
import type { DeskParts } from '../parts.ts';
import { readWhole } from './read-whole.ts';
import type { Actor } from '../roles/roles.ts';
import { statuses } from '../ticket/status.ts';
import type { Ticket } from '../ticket/ticket.ts';

/** How many of a person's tickets are known here at once. */
const mostOwn = 500;

/** Calls of the list that a search for words may cost. */
const searchCalls = 5;

/**
 * The tickets that a person created through the bot. The API knows no "mine": its records are ours. Without a
 * filter the page's tickets are read one by one, side by side, since the list cannot be asked for several ids; with one the
 * service searches, and what is not the person's is left out.
 */
export async function listOwn(
  parts: DeskParts,
  actor: Actor,
  filter: ListFilter,
  start: number,
  end: number,
): Promise<Omit<TicketPage, 'page'>> {
  const own = (await parts.audit.createdBy(actor.id, mostOwn)).map(({ ticket }) => ticket);
  if (isPlain(filter) || own.length === 0) {
    const read = await Promise.all(own.slice(start, end).map((id) => show(parts, id)));
    const tickets = read.filter((ticket) => ticket !== undefined).filter(({ status }) => status !== statuses.deleted);
    return { tickets, hasMore: own.length > end, total: own.length };
  }
  const ids = new Set(own);
  const search = async (isWide: boolean) => {
    const found = await readWhole(parts, queryOf(filter, actor.timeZone, isWide), searchCalls);
    return newestFirst(found.tickets.filter((ticket) => ids.has(ticket.id) && fits(ticket, filter)));
  };
  const asTyped = await search(false);
  const tickets = asTyped.length > 0 || sentWords(filter.words).length === 0 ? asTyped : await search(true);
  return { tickets: tickets.slice(start, end), hasMore: tickets.length > end };
}

/** A ticket; undefined where it is there no more. */
async function show({ service }: DeskParts, id: string): Promise<Ticket | undefined> {
  try {
    return await service.show(id);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}
