/** A part of a list, as the query of most lists has it. */
export interface Page {
  readonly offset: number;
  readonly limit: number;
}

export interface PageOptions {
  /** Entries of a page; the API serves up to 100. */
  readonly limit?: number | undefined;
  /** How many pages are read at most; the API takes offsets up to 65,535. */
  readonly most?: number | undefined;
  /** Whether a list with more pages than that is an error rather than cut. */
  readonly whole?: boolean | undefined;
}

/** Largest page that the lists serve, and the largest offset that they take. */
const largestPage = 100;
const largestOffset = 65_535;

/**
 * Reads a list page by page, as far as it is wanted: leave the loop and no more is asked.
 * @param read one page; `total` where the answer tells how many entries there are, which may spare the last call
 * @throws RangeError where `whole` is set and the list goes on after the last page that may be read
 */
export async function* readPages<Entry>(
  read: (page: Page) => Promise<{ readonly entries: readonly Entry[]; readonly total?: number | null | undefined }>,
  { limit = largestPage, most = Math.floor(largestOffset / limit) + 1, whole = false }: PageOptions = {},
): AsyncGenerator<Entry, void, undefined> {
  for (let page = 0, seen = 0; page < most; page += 1) {
    const { entries, total } = await read({ offset: page * limit, limit });
    yield* entries;
    seen += entries.length;
    if (entries.length < limit || seen === total) return;
  }
  if (whole) throw new RangeError(`the list has more than ${most * limit} entries`);
}

/** All entries of the pages, mapped. */
export async function allOf<Entry, Item>(
  pages: AsyncIterable<Entry>,
  map: (entry: Entry) => readonly Item[],
): Promise<Item[]> {
  const all: Item[] = [];
  for await (const entry of pages) all.push(...map(entry));
  return all;
}
