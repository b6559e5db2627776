import { pageNumber } from '../checks.ts';
import type { ListedLink } from '../links/link.ts';
import { linksPerPage } from '../links/linking.ts';
import type { UseCaseDeps } from '../deps.ts';

/** Batch size and maximum number of links read. Larger accounts have operators who look after them. */
const batch = 200;
const maxLinks = 5000;

/**
 * A page of the links that a person may know of, and their total.
 * @param keep filters the links
 * @throws DomainError `invalid-input`
 */
export async function seenLinks(
  { links }: Pick<UseCaseDeps, 'links'>,
  page: number,
  keep: (links: readonly ListedLink[]) => Promise<readonly ListedLink[]>,
): Promise<{ readonly total: number; readonly links: readonly ListedLink[] }> {
  const start = pageNumber(page) * linksPerPage;
  const seen: ListedLink[] = [];
  for (let offset = 0; offset < maxLinks; offset += batch) {
    const read = await links.page(offset, batch);
    seen.push(...(await keep(read.links)));
    if (offset + batch >= read.total) break;
  }
  return { total: seen.length, links: seen.slice(start, start + linksPerPage) };
}
