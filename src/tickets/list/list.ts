import { pageNumber } from '../checks.ts';
import type { ListRequest, TicketPage } from '../requests.ts';
import { beginGathering, gatherMore, isGathering, keptFor, type Asking, type Gathering } from './gather.ts';
import type { ListFilter } from './filter.ts';
import { checkedFilter } from './list-filter.ts';
import { sentWords } from './list-words.ts';
import { listOwn } from './list-own.ts';
import type { DeskParts } from '../parts.ts';
import type { Actor } from '../roles/roles.ts';

/** Tickets on a page that people read. */
const ticketsPerPage = 10;

/** How long the pages of one list belong together, milliseconds. */
const ttl = 60 * 1000;

/**
 * One page of a list, newest first. The first page is always read anew; further ones continue what the first began, so
 * that paging neither repeats nor skips a ticket while new ones come in.
 *
 * What the scopes mean: `open` has no final status; `closed` has one, deleted tickets left out; `mine` was created here by
 * this person, as far as the records reach; `all` is everything. Every word must occur in the description. What the person
 * may not see is in none of them; pages are full all the same, and the total counts what the person sees.
 * @throws DeskError of `checkedFilter`
 */
export async function listTickets(parts: DeskParts, actor: Actor, request: ListRequest): Promise<TicketPage> {
  const page = pageNumber(request.page);
  const filter = checkedFilter(request);
  const start = page * ticketsPerPage;
  const end = start + ticketsPerPage;
  if (filter.scope === 'mine') return { page, ...(await listOwn(parts, actor, filter, start, end)) };

  const seen = keptFor(parts, actor);
  // What was gathered for somebody who saw all is not shown to them once they do not.
  const reach = seen === undefined ? 'all' : 'some';
  const key = `list:${JSON.stringify([actor.id, actor.language, filter, reach])}`;
  const begun = page === 0 ? undefined : await kept(parts, key);
  const gathering = await gather(parts, { filter, zone: actor.timeZone, keep: seen }, begun, end + 1);
  const hasMore = gathering.tickets.length > end;
  if (hasMore) await keep(parts, key, gathering);
  return { tickets: gathering.tickets.slice(start, end), page, hasMore, total: gathering.total };
}

/** Goes on, or begins; where the service finds nothing by the words as they were typed, without its help. */
async function gather(
  parts: DeskParts,
  { filter, ...asking }: { readonly filter: ListFilter } & Omit<Asking, 'isWide'>,
  begun: Gathering | undefined,
  need: number,
): Promise<Gathering> {
  const found = await gatherMore(parts, begun ?? (await beginGathering(parts, filter, asking)), need, asking);
  if (begun !== undefined || found.tickets.length > 0 || sentWords(filter.words).length === 0) return found;
  return gatherMore(parts, await beginGathering(parts, filter, { ...asking, isWide: true }), need, asking);
}

async function kept({ cache, log }: DeskParts, key: string): Promise<Gathering | undefined> {
  const value = await cache.get(key).catch((error: unknown) => log.warn({ err: error }, 'cache failed'));
  return isGathering(value) ? value : undefined;
}

async function keep({ cache, log }: DeskParts, key: string, gathering: Gathering): Promise<void> {
  await cache.set(key, gathering, ttl).catch((error: unknown) => log.warn({ err: error }, 'cache failed'));
}
