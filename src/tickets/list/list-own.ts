import type { TicketPage } from '../requests.ts';
import type { ListFilter } from './filter.ts';
import { fits, isPlain, queryOf } from './list-filter.ts';
import { sentWords } from './list-words.ts';
import { isNotFound } from '../failures.ts';
import { newestFirst } from '../ticket/newest-first.ts';
import type { UseCaseDeps } from '../deps.ts';
import { readAll } from './read-all.ts';
import type { Actor } from '../roles/roles.ts';
import { statuses } from '../ticket/status.ts';
import type { Ticket } from '../ticket/ticket.ts';

/** Maximum number of a person's tickets considered here. */
const maxOwn = 500;

/** Maximum number of list calls for a word search. */
const searchCalls = 5;

/**
 * The tickets that a person created through the bot. The API has no "mine", so this uses our own records. Without a
 * filter, the page's tickets are read one by one in parallel, because the list does not accept several ids. With a
 * filter the service searches, and other people's tickets are removed.
 */
export async function listOwn(
  deps: UseCaseDeps,
  actor: Actor,
  filter: ListFilter,
  start: number,
  end: number,
): Promise<Omit<TicketPage, 'page'>> {
  const own = (await deps.audit.createdBy(actor.id, maxOwn)).map(({ ticket }) => ticket);
  if (isPlain(filter) || own.length === 0) {
    const read = await Promise.all(own.slice(start, end).map((id) => show(deps, id)));
    const tickets = read.filter((ticket) => ticket !== undefined).filter(({ status }) => status !== statuses.deleted);
    return { tickets, hasMore: own.length > end, total: own.length };
  }
  const ids = new Set(own);
  const search = async (isWide: boolean) => {
    const found = await readAll(deps, queryOf(filter, actor.timeZone, isWide), searchCalls);
    return newestFirst(found.tickets.filter((ticket) => ids.has(ticket.id) && fits(ticket, filter)));
  };
  const asTyped = await search(false);
  const tickets = asTyped.length > 0 || sentWords(filter.words).length === 0 ? asTyped : await search(true);
  return { tickets: tickets.slice(start, end), hasMore: tickets.length > end };
}

/** A ticket; undefined if it no longer exists. */
async function show({ service }: UseCaseDeps, id: string): Promise<Ticket | undefined> {
  try {
    return await service.show(id);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}
