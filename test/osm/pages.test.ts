import { describe, expect, it } from '@jest/globals';
import { readAll, readPages, type Page, type PageOptions } from '../../src/osm/pages.ts';

/** A list of so many numbers, and what was asked of it. */
function numbers(count: number, told = false) {
  const asked: Page[] = [];
  const read = (page: Page) => {
    asked.push(page);
    const left = Math.max(0, Math.min(page.limit, count - page.offset));
    const entries = Array.from({ length: left }, (_, place) => page.offset + place);
    return Promise.resolve({ entries, total: told ? count : undefined });
  };
  return { asked, read };
}
type Read = ReturnType<typeof numbers>['read'];
const all = (read: Read, options?: PageOptions) => readAll(read, (entry) => [entry], options);

describe('pages', () => {
  it.each([0, 1, 99, 100, 101, 250, 300])('are read to the end of a list of %d, each entry once', async (count) => {
    const { read } = numbers(count);
    expect(await all(read)).toEqual(Array.from({ length: count }, (_, place) => place));
  });

  it('end with the total where it is told, without another call', async () => {
    const [unsent, told] = [numbers(200), numbers(200, true)];
    await all(unsent.read);
    await all(told.read);
    expect([unsent.asked.length, told.asked.length]).toEqual([3, 2]);
  });

  it('are mapped entry by entry, each to any number of items', async () => {
    const { read, asked } = numbers(15);
    const doubled = await readAll(read, (entry) => (entry < 13 ? [] : [entry, -entry]), { limit: 10 });
    expect(doubled).toEqual([13, -13, 14, -14]);
    expect(asked).toEqual([
      { offset: 0, limit: 10 },
      { offset: 10, limit: 10 },
    ]);
  });

  it('are not asked for once nobody wants more', async () => {
    const { read, asked } = numbers(1000);
    for await (const entry of readPages(read, { limit: 10 })) if (entry === 15) break;
    expect(asked).toEqual([
      { offset: 0, limit: 10 },
      { offset: 10, limit: 10 },
    ]);
  });

  it('are cut at their bound, or an error where the whole is wanted', async () => {
    expect(await all(numbers(50).read, { limit: 10, maxPages: 2 })).toHaveLength(20);
    await expect(all(numbers(50).read, { limit: 10, maxPages: 2, isComplete: true })).rejects.toThrow(RangeError);
  });

  it('never ask beyond the largest offset', async () => {
    const { read, asked } = numbers(1_000_000);
    await all(read);
    expect(asked.at(-1)?.offset).toBe(65_500);
  });
});
