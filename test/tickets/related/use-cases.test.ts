import { beforeEach, describe, expect, test } from '@jest/globals';
import type { TicketAreas } from '../../../src/tickets/areas.ts';
import { createUseCases, type UseCases } from '../../../src/tickets/use-cases.ts';
import type { RelationArea } from '../../../src/tickets/related/relations.ts';
import { openOffice, person, type Office } from '../support/use-cases.ts';
import { failure } from '../support/service.ts';

const requester = person('requester');

describe('which tickets belong together', () => {
  let office: Office;
  let useCases: UseCases;
  let related: Set<string>;
  let elsewhere: Readonly<Record<string, readonly string[]>>;
  let calls: string[];

  const relations: RelationArea = {
    list: (ticket) => {
      const all = ticket === 'A' ? [...related] : elsewhere[ticket];
      return all === undefined ? Promise.reject(new Error('not told')) : Promise.resolve(all.map((id) => ({ id })));
    },
    add: (_ticket, others) => {
      calls.push(`add ${others.join(',')}`);
      for (const other of others) related.add(other);
      return Promise.resolve();
    },
    remove: (_ticket, other) => {
      calls.push(`remove ${other}`);
      related.delete(other);
      return Promise.resolve();
    },
  };

  beforeEach(() => {
    office = openOffice();
    related = new Set(['B']);
    elsewhere = {};
    calls = [];
    const areas = { relations } as unknown as TicketAreas;
    useCases = createUseCases({ ...office.deps, inLanguage: () => ({ service: office.service, areas }) });
  });

  const choose = (chosen: readonly string[], shown = ['B']) => ({ ticket: 'A', shown, chosen });

  test('relates what is new in one call, then removes what is no longer chosen, and looks at the ticket again', async () => {
    const done = { added: ['C', 'D'], removed: ['B'] };
    expect(await useCases.related.relate(requester, choose(['C', 'D', 'C']))).toEqual(done);
    expect(calls).toEqual(['add C,D', 'remove B']);
    expect(office.attended).toEqual(['A', 'C', 'D', 'B']);
    expect(office.entries.map(({ action, outcome }) => [action, outcome])).toEqual([['relate', 'ok']]);
  });

  test('asks for nothing where nothing changes', async () => {
    await useCases.related.relate(requester, choose(['B']));
    expect(calls).toEqual([]);
  });

  test('leaves alone what others related meanwhile', async () => {
    await useCases.related.relate(requester, choose(['C'], []));
    expect([...related]).toEqual(['B', 'C']);
  });

  test.each([
    ['more than the service takes', ['C', 'D', 'E', 'F'], { code: 'too-many-related', detail: { limit: 3 } }],
    ['itself', ['A'], { code: 'relates-itself' }],
    ['no number of a ticket', ['../B'], { code: 'invalid-input' }],
  ])('refuses %s, and changes nothing', async (_what, others, error) => {
    await expect(useCases.related.relate(requester, choose(others))).rejects.toMatchObject(error);
    expect(calls).toEqual([]);
  });

  test.each([
    ['the ticket', ['B', 'E', 'F'], { id: 'A', count: 3 }],
    ['one of the others', ['B', 'full'], { id: 'full', count: 3 }],
  ])(
    'refuses more than %s has room for, counting what is there, and changes nothing',
    async (_what, chosen, detail) => {
      if (detail.id === 'A') related = new Set(['B', 'C', 'D']);
      elsewhere = { full: ['X', 'Y', 'Z'] };
      await expect(useCases.related.relate(requester, choose(chosen))).rejects.toMatchObject({
        code: 'related-full',
        detail: { ...detail, limit: 3 },
      });
      expect(calls).toEqual([]);
    },
  );

  test('makes room first where a ticket is full', async () => {
    related = new Set(['B', 'C', 'D']);
    await useCases.related.relate(requester, choose(['C', 'D', 'E'], ['B', 'C', 'D']));
    expect(calls).toEqual(['remove B', 'add E']);
  });

  test('leaves it to the service where the count is not told', async () => {
    const areas = { relations: { ...relations, list: () => Promise.reject(new Error('not told')) } };
    useCases = createUseCases({
      ...office.deps,
      inLanguage: () => ({ service: office.service, areas: areas as unknown as TicketAreas }),
    });
    await useCases.related.relate(requester, choose(['C'], []));
    expect(calls).toEqual(['add C']);
  });

  test('is nothing for viewers', async () => {
    await expect(useCases.related.relate(person('viewer'), choose(['C']))).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('offers the ticket of a number first, then those with the words, and never the ticket itself', async () => {
    const [one, two] = [office.service.add({ description: 'disk 2' }), office.service.add({ description: 'disk 3' })];
    const offered = (typed: string) =>
      office.done(useCases.related.candidates(requester, one.id, typed)).then((all) => all.map(({ id }) => id));
    expect(await offered('')).toEqual([two.id]);
    expect(await offered(two.id)).toEqual([two.id]);
    expect(await offered('disk')).toEqual([two.id]);
    expect(await offered('CS9999')).toEqual([]);
  });

  test('says so where the service cannot be asked', async () => {
    office.service.withoutTickets.push(true, true, true, true, true, true);
    await expect(office.done(useCases.related.candidates(requester, 'A', 'CS0001'))).rejects.toMatchObject(
      failure('OSM.0004', { ambiguous: true }),
    );
  });
});
