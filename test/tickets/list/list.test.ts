import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ListScope } from '../../../src/tickets/list/filter.ts';
import { openOffice, person, submission } from '../support/use-cases.ts';

const viewer = person('viewer');
const day = 24 * 60 * 60 * 1000;

/** Reads a list to its end; answers the ids and the most calls that a page took. */
async function readAll({ useCases, service }: ReturnType<typeof openOffice>, scope: ListScope, words: string[] = []) {
  const ids: string[] = [];
  let max = 0;
  for (let page = 0; ; page += 1) {
    service.calls.length = 0;
    const answer = await useCases.list(viewer, { scope, words, page });
    max = Math.max(max, service.calls.length);
    ids.push(...answer.tickets.map(({ id }) => id));
    if (!answer.hasMore) return { ids, max, total: answer.total };
  }
}

const statuses = [0, 1, 2, 3, 4, 5, 12, 13, 17, 99];

/** Histories with quiet years and busy minutes, served in no particular order. */
const histories = fc
  .array(
    fc.record({
      age: fc.oneof(
        fc.integer({ min: 0, max: 60_000 }),
        fc.integer({ min: 0, max: 40 * day }),
        fc.integer({ min: 0, max: 4000 * day }),
        fc.constant(700 * day),
      ),
      status: fc.constantFrom(...statuses),
    }),
    { maxLength: 350 },
  )
  .map((all) => all.map((each) => ({ ...each, age: Math.floor(each.age) })));

describe('a list', () => {
  it('shows each ticket once, newest first, with a bounded number of calls a page', async () => {
    await fc.assert(
      fc.asyncProperty(histories, fc.boolean(), async (history, endsBefore) => {
        const office = openOffice();
        office.service.endsBefore = endsBefore;
        const now = office.clock.now();
        for (const { age, status } of history) office.service.add({ status, createdAt: now - age });
        const expected = (statusOf: (status: number) => boolean) =>
          [...office.service.tickets.values()]
            .filter(({ status }) => statusOf(status))
            .sort((one, other) => (other.createdAt ?? 0) - (one.createdAt ?? 0) || (one.id < other.id ? 1 : -1))
            .map(({ id }) => id);
        const all = await readAll(office, 'all');
        expect(all.ids).toEqual(expected(() => true));
        expect(all.total).toBe(history.length);
        const open = await readAll(office, 'open');
        expect(open.ids).toEqual(expected((status) => [0, 1, 2, 5, 17].includes(status)));
        expect(open.total).toBe(open.ids.length);
        const closed = await readAll(office, 'closed');
        expect(closed.ids).toEqual(expected((status) => [3, 4, 12].includes(status)));
        expect(Math.max(all.max, open.max, closed.max)).toBeLessThanOrEqual(5);
      }),
      { numRuns: 60 },
    );
  });

  it('of few tickets takes one call for all, and one a status for the open', async () => {
    const office = openOffice();
    for (let index = 0; index < 100; index += 1) office.service.add({ status: index % 2 === 0 ? 1 : 3 });
    expect((await readAll(office, 'all')).max).toBe(1);
    expect((await readAll(office, 'open')).max).toBe(5);
  });

  it('of ten thousand tickets takes few calls a page', async () => {
    const office = openOffice();
    const now = office.clock.now();
    for (let index = 0; index < 10_000; index += 1) {
      office.service.add({ status: 3, createdAt: now - ((index * 7919) % 10_000) * (day / 10) });
    }
    for (const page of [0, 1, 2, 3, 4, 5]) {
      const answer = await office.useCases.list(viewer, { scope: 'closed', words: [], page });
      expect(answer.tickets).toHaveLength(10);
      expect(answer.tickets[0]?.createdAt).toBe(now - page * day);
    }
    expect(office.service.calls.length).toBeLessThanOrEqual(10);
  });

  it.each([100, 230, 450])('finds its way through a peak of %d tickets in half a minute', async (peak) => {
    for (const rest of [0, 100, 900]) {
      const office = openOffice();
      const now = office.clock.now();
      const add = (age: number) => office.service.add({ createdAt: now - age });
      for (let index = 0; index < peak; index += 1) add(3 * day + (index % 30) * 1000);
      for (let index = 0; index < rest; index += 1) add(900 * day + index * 60_000);
      const { ids } = await readAll(office, 'all');
      const ages = ids.map((id) => now - (office.service.tickets.get(id)?.createdAt ?? 0));
      expect(ids).toHaveLength(peak + rest);
      expect(new Set(ids).size).toBe(peak + rest);
      expect(ages).toEqual([...ages].sort((one, other) => one - other));
    }
  });

  it('keeps its pages together while new tickets come in, and begins anew with the first page', async () => {
    const { useCases, service, clock } = openOffice();
    for (let index = 0; index < 25; index += 1) service.add({ createdAt: clock.now() - index * 1000 });
    const list = (page: number) => useCases.list(viewer, { scope: 'all', words: [], page });
    await list(0);
    service.add({ description: 'new' });
    expect((await list(1)).tickets.map(({ id }) => id)).toEqual(expect.arrayContaining(['CS0011', 'CS0020']));
    expect((await list(2)).tickets).toHaveLength(5);
    expect((await list(0)).tickets.some(({ description }) => description === 'new')).toBe(true);
  });

  it('finds words that all occur, more than the service takes too', async () => {
    const { useCases, service } = openOffice();
    service.add({ description: 'the Database in region one is slow today' });
    service.add({ description: 'the Database in region two is slow' });
    const list = (words: string[]) => useCases.list(viewer, { scope: 'all', words, page: 0 });
    expect((await list(['Database', 'slow'])).tickets).toHaveLength(2);
    const narrow = await list(['Database', 'region', 'slow', 'today', 'one']);
    expect(narrow.tickets.map(({ id }) => id)).toEqual(['CS0001']);
    expect(narrow.total).toBeUndefined();
  });

  it('finds words however they are written, in the ticket or in the search', async () => {
    const { useCases, service } = openOffice();
    service.add({ description: 'Café réseau: the server doesn’t answer ＥＣＳ' });
    for (const scope of ['all', 'open'] as const) {
      for (const word of ['café'.normalize('NFD'), 'cafe', "doesn't", 'doesn’t', 'ECS', 'ecs', 'ＥＣＳ', 'RESEAU']) {
        const found = await useCases.list(viewer, { scope, words: [word], page: 0 });
        expect({ word, found: found.tickets.length }).toEqual({ word, found: 1 });
      }
      expect((await useCases.list(viewer, { scope, words: ['tea'], page: 0 })).tickets).toEqual([]);
    }
  });

  it('refuses pages and words that cannot be', async () => {
    const { useCases, service } = openOffice();
    for (const page of [-1, 1.5, Number.NaN, Infinity]) {
      await expect(useCases.list(viewer, { scope: 'all', words: [], page })).rejects.toMatchObject({
        code: 'invalid-input',
      });
    }
    for (const words of [['x'.repeat(101)], Array.from({ length: 11 }, (_, index) => `w${index}`)]) {
      await expect(useCases.list(viewer, { scope: 'all', words, page: 0 })).rejects.toMatchObject({
        code: 'invalid-input',
      });
    }
    expect(service.calls).toEqual([]);
  });
});

describe('the list of mine', () => {
  it('holds what this person created through the bot, without what is gone', async () => {
    const { useCases, done, service } = openOffice();
    const me = person('requester', 'U1');
    service.add({ description: 'of the console' });
    for (let index = 0; index < 12; index += 1) {
      const who = index === 5 ? person('requester', 'U2') : me;
      await done(
        useCases.create(who, submission({ key: `k${index}` }, `number ${index} ${index % 2 === 0 ? 'even' : 'odd'}`)),
      );
    }
    service.tickets.delete('CS0013');
    const list = (page: number, words: string[] = []) => useCases.list(me, { scope: 'mine', words, page });
    const first = await list(0);
    expect(first.tickets.map(({ id }) => id)).toEqual([
      'CS0012',
      'CS0011',
      'CS0010',
      'CS0009',
      'CS0008',
      'CS0006',
      'CS0005',
      'CS0004',
      'CS0003',
    ]);
    expect(first).toMatchObject({ hasMore: true, total: 11 });
    expect((await list(1)).tickets.map(({ id }) => id)).toEqual(['CS0002']);
    const odd = (await list(0, ['odd'])).tickets.map(({ description }) => description);
    expect(odd.sort()).toEqual(['number 1 odd', 'number 3 odd', 'number 7 odd', 'number 9 odd']);
  });

  it('is empty without a call for somebody who created nothing', async () => {
    const { useCases, service } = openOffice();
    service.add({});
    expect(await useCases.list(viewer, { scope: 'mine', words: ['x'], page: 0 })).toMatchObject({
      tickets: [],
      total: 0,
    });
    expect(service.calls).toEqual([]);
  });
});
