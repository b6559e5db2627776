import { pageNumber } from '../checks.ts';
import type { ListRequest, TicketPage } from '../requests.ts';
import { beginGathering, gatherMore, isGathering, keptFor, type Asking, type Gathering } from './gather.ts';
import type { ListFilter } from './filter.ts';
import { checkedFilter } from './list-filter.ts';
import { sentWords } from './list-words.ts';
import { listOwn } from './list-own.ts';
import type { UseCaseDeps } from '../deps.ts';
import type { Actor } from '../roles/roles.ts';

/** Tickets on a page. */
const ticketsPerPage = 10;

/** How long the pages of one list belong together, milliseconds. */
const ttl = 60 * 1000;

/**
 * One page of a list, newest first. The first page is always read from the service; later ones continue from it, so
 * that paging neither repeats nor skips a ticket while new ones arrive.
 *
 * The scopes: `open`: not in a final status; `closed`: in a final status, without deleted tickets; `mine`: created here
 * by this person, as far back as the records reach; `all`: everything. Every word must occur in the description.
 * Tickets the person may not see are left out of every scope; pages are full nevertheless, and the total counts only
 * visible tickets.
 * @throws DomainError of `checkedFilter`
 */
export async function listTickets(deps: UseCaseDeps, actor: Actor, request: ListRequest): Promise<TicketPage> {
  const page = pageNumber(request.page);
  const filter = checkedFilter(request);
  const start = page * ticketsPerPage;
  const end = start + ticketsPerPage;
  if (filter.scope === 'mine') return { page, ...(await listOwn(deps, actor, filter, start, end)) };

  const seen = keptFor(deps, actor);
  // A page gathered while somebody could see everything is not shown once they no longer can.
  const reach = seen === undefined ? 'all' : 'some';
  const key = `list:${JSON.stringify([actor.id, actor.language, filter, reach])}`;
  const begun = page === 0 ? undefined : await kept(deps, key);
  const gathering = await gather(deps, { filter, zone: actor.timeZone, keep: seen }, begun, end + 1);
  const hasMore = gathering.tickets.length > end;
  if (hasMore) await keep(deps, key, gathering);
  return { tickets: gathering.tickets.slice(start, end), page, hasMore, total: gathering.total };
}

/** Continues or begins. If the service finds nothing for the words as typed, searches without its word filter. */
async function gather(
  deps: UseCaseDeps,
  { filter, ...asking }: { readonly filter: ListFilter } & Omit<Asking, 'isWide'>,
  begun: Gathering | undefined,
  need: number,
): Promise<Gathering> {
  const found = await gatherMore(deps, begun ?? (await beginGathering(deps, filter, asking)), need, asking);
  if (begun !== undefined || found.tickets.length > 0 || sentWords(filter.words).length === 0) return found;
  return gatherMore(deps, await beginGathering(deps, filter, { ...asking, isWide: true }), need, asking);
}

async function kept({ cache, log }: UseCaseDeps, key: string): Promise<Gathering | undefined> {
  const value = await cache.get(key).catch((error: unknown) => log.warn({ err: error }, 'cache failed'));
  return isGathering(value) ? value : undefined;
}

async function keep({ cache, log }: UseCaseDeps, key: string, gathering: Gathering): Promise<void> {
  await cache.set(key, gathering, ttl).catch((error: unknown) => log.warn({ err: error }, 'cache failed'));
}
