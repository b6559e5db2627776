import { describe, expect, it } from '@jest/globals';
import type { ListQuery } from '../../../src/tickets/list/filter.ts';
import type { ListPage } from '../../../src/tickets/ports.ts';
import { joined, readList } from '../../../src/updates/sweep/read-list.ts';

const now = Date.UTC(2026, 0, 5, 12);
const second = 1_000;

interface Entry {
  readonly id: string;
  readonly createdAt: number;
}

/** So many tickets, the oldest first, each a second younger than the one before. */
const tickets = (count: number): Entry[] =>
  Array.from({ length: count }, (_, place) => ({ id: `${place}`, createdAt: now - (count - place) * second }));

/** @param before called before each call, with its number from 0 on */
function serve(entries: Entry[], before: (call: number) => void = () => undefined) {
  const queries: ListQuery[] = [];
  const list = ({ from = 0, to = Infinity, ...query }: ListQuery): Promise<ListPage> => {
    before(queries.length);
    queries.push({ from, to, ...query });
    const all = entries.filter(({ createdAt }) => createdAt >= from && createdAt < to);
    const page = all.slice(query.offset, query.offset + query.limit);
    return Promise.resolve({
      total: all.length,
      tickets: page.map((one) => ({ ...one, status: 1, description: '' })),
    });
  };
  return { service: { list }, queries };
}

/** The same for very many tickets, a minute apart and the last from now. */
function serveMany(count: number) {
  const queries: ListQuery[] = [];
  const minute = 60 * second;
  const start = now - (count - 1) * minute;
  /** How many are older than that. */
  const before = (time: number) => Math.min(count, Math.max(0, Math.ceil((time - start) / minute)));
  const list = (query: ListQuery): Promise<ListPage> => {
    queries.push(query);
    const { from = 0, to = Infinity, offset, limit } = query;
    const [first, end] = [before(from) + offset, before(to)];
    const places = Array.from({ length: Math.max(0, Math.min(limit, end - first)) }, (_, place) => first + place);
    return Promise.resolve({
      total: end - before(from),
      tickets: places.map((place) => ({
        id: `${place}`,
        status: 1,
        description: '',
        createdAt: start + place * minute,
      })),
    });
  };
  return { service: { list }, queries };
}

describe('a list', () => {
  it.each([0, 1, 100, 101, 195, 196, 480, 481, 1_000])('of %d tickets is read to its end', async (count) => {
    const { service, queries } = serve(tickets(count));
    const listed = await readList(service, { status: 1 }, now);
    expect(listed.tickets.size).toBe(count);
    expect(listed).toMatchObject({ total: count, complete: true, calls: queries.length });
    expect(listed.calls).toBe(Math.max(1, Math.ceil((count - 5) / 95)));
    expect(queries.every(({ status, limit }) => status === 1 && limit === 100)).toBe(true);
  });

  it('loses nothing where five entries leave it between two pages, which moves the others', async () => {
    const entries = tickets(250);
    const { service } = serve(entries, (call) => {
      if (call === 1) entries.splice(0, 5);
    });
    const listed = await readList(service, {}, now);
    expect(entries.filter(({ id }) => !listed.tickets.has(id))).toEqual([]);
    expect(listed.complete).toBe(true);
  });

  it('is not complete where it grew by more than a page while it was read', async () => {
    const entries = tickets(101);
    const more = tickets(700).slice(101);
    const { service } = serve(entries, (call) => {
      if (call === 1) entries.push(...more);
    });
    expect(await readList(service, {}, now)).toMatchObject({ complete: false, total: 700 });
  });

  it('is not complete where a page leaves entries out, and is where they are there and cannot be worked with', async () => {
    const entries = tickets(150);
    const { service } = serve(entries);
    const lossy = (unusable: number) => ({
      list: async (query: ListQuery) => {
        const page = await service.list(query);
        return query.offset > 0 ? page : { ...page, tickets: page.tickets.slice(2), unusable };
      },
    });
    expect(await readList(lossy(0), {}, now)).toMatchObject({ complete: false, total: 150 });
    expect(await readList(lossy(2), {}, now)).toMatchObject({ complete: true, total: 150 });
  });

  it('counts for nothing where one of its pages cannot be read', async () => {
    const { service } = serve(tickets(500), (call) => {
      if (call === 3) throw new Error('no page');
    });
    await expect(readList(service, {}, now)).rejects.toThrow('no page');
  });

  it('of more entries than an offset reaches is read in creation windows', async () => {
    const { service, queries } = serveMany(70_000);
    const listed = await readList(service, { statuses: [0, 1] }, now);
    expect(listed.tickets.size).toBe(70_000);
    expect(listed.complete).toBe(true);
    expect(Math.max(...queries.map(({ offset }) => offset))).toBeLessThanOrEqual(65_000);
    expect(queries.every(({ statuses }) => statuses?.length === 2)).toBe(true);
  });
});

describe('several lists', () => {
  it('are one that is complete where all of them are', async () => {
    const listed = (id: string, complete: boolean) => ({
      tickets: new Map([[id, { status: 1 }]]),
      total: 2,
      complete,
      calls: 3,
    });
    const all = await joined(['1', '2'], (id) => Promise.resolve(listed(id, true)));
    expect(all).toMatchObject({ total: 4, calls: 6, complete: true });
    expect([...all.tickets.keys()]).toEqual(['1', '2']);
    expect(await joined(['1', '2'], (id) => Promise.resolve(listed(id, id === '2')))).toMatchObject({
      complete: false,
    });
  });
});
