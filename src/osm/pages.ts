/** A part of a list, as the query of most lists takes it. */
export interface Page {
  readonly offset: number;
  readonly limit: number;
}

/** What one call for a page returns; `total` is the number of all entries, if the answer has it. */
export interface PageAnswer<Entry> {
  readonly entries: readonly Entry[];
  readonly total?: number | null | undefined;
}

export interface PageOptions {
  /** Entries in a page; at most 100, which is the default. */
  readonly limit?: number | undefined;
  /** The largest number of pages to read; by default as many as offsets reach. */
  readonly maxPages?: number | undefined;
  /** Whether a list with more pages than that is an error. By default it is cut. */
  readonly isComplete?: boolean | undefined;
}

/** The largest page that lists return, and the largest offset that they take (openapi.json). */
export const largestPage = 100;
const largestOffset = 65_535;

/** How many pages of each list are read. Lists that aren't named here are read as far as offsets reach. */
export const maxPages = {
  /** Nobody reads a log of more than 10,000 lines. */
  accessLog: 100,
  labels: 20,
  /** Few requests for access are live at a time. */
  liveRequests: 5,
} as const;

/**
 * Reads a list page by page, as far as the caller wants: leave the loop, and no more pages are read. It stops at a page that
 * isn't full, and when `total` entries were read, which can save a call.
 * @param read reads one page
 * @throws RangeError if `isComplete` is set and the list goes on after the last page
 */
export async function* readPages<Entry>(
  read: (page: Page) => Promise<PageAnswer<Entry>>,
  { limit = largestPage, maxPages = Math.floor(largestOffset / limit) + 1, isComplete = false }: PageOptions = {},
): AsyncGenerator<Entry, void, undefined> {
  for (let page = 0, seen = 0; page < maxPages; page += 1) {
    const { entries, total } = await read({ offset: page * limit, limit });
    yield* entries;
    seen += entries.length;
    if (entries.length < limit || seen === total) return;
  }
  if (isComplete) throw new RangeError(`the list has more than ${maxPages * limit} entries`);
}

/**
 * Reads all pages of a list, as `readPages` does.
 * @param map turns an entry into the items that it stands for, possibly none
 * @returns the items of all entries, in the order of the list
 */
export async function readAll<Entry, Item>(
  read: (page: Page) => Promise<PageAnswer<Entry>>,
  map: (entry: Entry) => readonly Item[],
  options?: PageOptions,
): Promise<Item[]> {
  const all: Item[] = [];
  for await (const entry of readPages(read, options)) all.push(...map(entry));
  return all;
}
