import { describe, expect, it } from '@jest/globals';
import type { LogArea, LogEntry } from '../../../src/tickets/log/log.ts';
import { createUseCases } from '../../../src/tickets/use-cases.ts';
import { openOffice, person } from '../support/use-cases.ts';

const entry: LogEntry = { kind: 'urged' };

/** A log of this many entries; the total is told or not. */
function logOf(count: number, tells = true): LogArea {
  return {
    list: (_ticket, { offset, limit }) =>
      Promise.resolve({
        total: tells ? count : undefined,
        entries: Array.from({ length: Math.max(0, Math.min(limit, count - offset)) }, () => entry),
      }),
  };
}

/** A page as a viewer reads it. */
function readLog(log: LogArea, id: string, page: number) {
  const office = openOffice();
  const areas = { ...office.deps.inLanguage('en').areas, log };
  const useCases = createUseCases({ ...office.deps, inLanguage: () => ({ service: office.service, areas }) });
  return useCases.log.page(person('viewer'), id, page);
}

describe('a page of the log', () => {
  it.each([true, false])('says whether there is more, also without a total: %s', async (tells) => {
    const pages = [0, 1, 2].map((page) => readLog(logOf(45, tells), 'CS1', page));
    expect((await Promise.all(pages)).map(({ entries, hasMore }) => [entries.length, hasMore])).toEqual([
      [20, true],
      [20, true],
      [5, false],
    ]);
  });

  it('ends where the service gives nothing more, whatever its total says', async () => {
    const empty: LogArea = { list: () => Promise.resolve({ total: 1000, entries: [] }) };
    expect(await readLog(empty, 'CS1', 3)).toEqual({ entries: [], page: 3, hasMore: false });
  });

  it('is asked for by a number that can be one', async () => {
    await expect(readLog(logOf(1), '../x', 0)).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(readLog(logOf(1), 'CS1', -1)).rejects.toMatchObject({ code: 'invalid-input' });
  });
});
