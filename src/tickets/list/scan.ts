import { isNumber, optional, shape } from '../guards.ts';
import type { ListQuery } from './filter.ts';
import type { UseCaseDeps } from '../deps.ts';
import { pageLimit, readFirst, readRest, type Part } from './read-all.ts';
import { goodCount, narrowerWidth, widthAfter } from './window.ts';

/** A walk through tickets from newest to oldest, in windows of creation time. Times in milliseconds. */
export interface Scan {
  /** Everything newer has been read; absent at the start. */
  readonly to?: number | undefined;
  /** Width of the next window; absent: everything that is left. */
  readonly span?: number | undefined;
}

export const isScan = shape<Scan>({ to: optional(isNumber), span: optional(isNumber) });

/** Older than any ticket in this API. */
const earliest = Date.UTC(2010, 0, 1);

/** Queries use full seconds; a window is never narrower than a minute. */
const leastSpan = 60 * 1000;

/** A window whose tickets fit into this many calls is read completely. */
const callsPerWindow = 5;

/**
 * One step of a scan: asks for a window and returns its tickets, or none and a narrower window if there were too many.
 * @param base the query apart from the window; its `from` is where the walk ends
 * @returns `walk`: where to continue; absent if there is nothing older
 */
export async function scanStep(
  deps: Pick<UseCaseDeps, 'service' | 'now'>,
  base: Omit<ListQuery, 'offset' | 'limit'>,
  { to, span }: Scan,
): Promise<Part & { readonly walk?: Scan | undefined }> {
  const top = to ?? deps.now();
  const floor = base.from ?? earliest;
  const from = span === undefined || top - span <= floor ? base.from : top - span;
  const width = top - (from ?? floor);
  const query = { ...base, from, to };
  const first = await readFirst(deps, query);
  if (first.total > callsPerWindow * pageLimit && width > leastSpan) {
    return {
      tickets: [],
      total: first.total,
      walk: { to, span: narrowerWidth(width, estimate(first, top, width), leastSpan) },
    };
  }
  const part = await readRest(deps, query, first, callsPerWindow);
  if (from === base.from) return part;
  return { ...part, walk: { to: from, span: widthAfter(width, part.total, leastSpan) } };
}

/**
 * A width for a window that held too many tickets: back to the ticket of the first page that has about as many newer ones as
 * a window should have, if that page is a fair sample. It may not be, because the list has no order.
 */
function estimate(first: Part, top: number, width: number): number {
  const times = first.tickets.flatMap(({ createdAt }) => createdAt ?? []).sort((one, other) => other - one);
  const sample = times[Math.floor((times.length * goodCount) / first.total)];
  return sample === undefined ? width : top - sample;
}
