import { isNumber, optional, shape } from '../guards.ts';
import type { ListQuery } from './filter.ts';
import type { DeskParts } from '../parts.ts';
import { pageLimit, readFirst, readRest, type Part } from './read-whole.ts';

/** A walk through tickets from newest to oldest, in windows of creation time. Times in milliseconds. */
export interface Walk {
  /** Everything newer has been read; absent at the start. */
  readonly to?: number | undefined;
  /** Width of the next window; absent: everything that is left. */
  readonly span?: number | undefined;
}

export const isWalk = shape<Walk>({ to: optional(isNumber), span: optional(isNumber) });

/** Older than any ticket in this API. */
const earliest = Date.UTC(2010, 0, 1);

/** Queries use full seconds; a window is never narrower than a minute. */
const leastSpan = 60 * 1000;

/** A window whose tickets fit into this many calls is read completely. */
const callsPerWindow = 5;
/** Target number of tickets in a window: less than one call returns, with room for a busier period. */
const goodCount = 60;
/** Maximum factor by which a window grows: five steps lead from a day to the beginning. */
const widening = 8;

/**
 * One step of a walk: asks for a window and returns its tickets, or none and a narrower window if there were too many.
 * @param base the query apart from the window; its `from` is where the walk ends
 * @returns `walk`: where to continue; absent if there is nothing older
 */
export async function stepBack(
  parts: Pick<DeskParts, 'service' | 'now'>,
  base: Omit<ListQuery, 'offset' | 'limit'>,
  { to, span }: Walk,
): Promise<Part & { readonly walk?: Walk | undefined }> {
  const top = to ?? parts.now();
  const floor = base.from ?? earliest;
  const from = span === undefined || top - span <= floor ? base.from : top - span;
  const width = top - (from ?? floor);
  const query = { ...base, from, to };
  const first = await readFirst(parts, query);
  if (first.total > callsPerWindow * pageLimit && width > leastSpan) {
    return { tickets: [], total: first.total, walk: { to, span: wholeSeconds(narrower(first, top, width)) } };
  }
  const part = await readRest(parts, query, first, callsPerWindow);
  if (from === base.from) return part;
  const next = Math.min(width * widening, (width * goodCount) / Math.max(part.total, 1));
  return { ...part, walk: { to: from, span: wholeSeconds(next) } };
}

/**
 * The next width for a window that held too many: back to the ticket of the first page that has about as many newer
 * ones as a window should have, if that page were a fair sample. It may not be (the order is unknown), so at most half
 * the width.
 */
function narrower(first: Part, top: number, width: number): number {
  const times = first.tickets.flatMap(({ createdAt }) => createdAt ?? []).sort((one, other) => other - one);
  const sample = times[Math.floor((times.length * goodCount) / first.total)];
  return sample === undefined ? width / 2 : Math.min(width / 2, top - sample);
}

function wholeSeconds(milliseconds: number): number {
  return Math.max(leastSpan, Math.floor(milliseconds / 1000) * 1000);
}
