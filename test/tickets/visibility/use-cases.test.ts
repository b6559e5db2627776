import { describe, expect, test } from '@jest/globals';
import type { TicketAreas } from '../../../src/tickets/areas.ts';
import type { UseCases } from '../../../src/tickets/use-cases.ts';
import { createGuardedUseCases } from '../../../src/tickets/visibility/guarded-use-cases.ts';
import type { Actor } from '../../../src/tickets/roles/roles.ts';
import type { VisibilityMode } from '../../../src/tickets/visibility/rule.ts';
import { openOffice, person, type Office } from '../support/use-cases.ts';
import { failure } from '../support/service.ts';
import { cases, hidden, secretChannel } from './table.ts';

const canary = 'The canary sings in the mine tonight';
const outsider = person('requester', 'UOUT');
const insider = person('requester', 'UIN');
const missing = 'NONE-1';

/** What of the service is about tickets: it knows those that the office has, and answers with words of theirs. */
function areasOf({ service }: Office): TicketAreas {
  const about =
    <T>(answer: T) =>
    (id: string): Promise<T> =>
      service.tickets.has(id) ? Promise.resolve(answer) : Promise.reject(failure('OSM.01010015', { notFound: true }));
  const areas = {
    labels: { ofTicket: about([{ id: '9', name: canary }]), attach: about(undefined), detach: about(undefined) },
    log: { list: about({ entries: [{ kind: 'created', words: canary }] }) },
    rating: {
      dimensions: () => Promise.resolve([{ id: 1, name: 'Speed', stars: 5, perStar: 2 }]),
      rate: about(undefined),
    },
    contacts: { change: about(undefined) },
    messages: { markRead: about(undefined), withdraw: about(undefined) },
    parameters: { show: about([{ key: 'zone', value: canary }]), add: about(undefined) },
    relations: { list: about([{ id: hidden, description: canary }]), add: about(undefined), remove: about(undefined) },
    access: {
      list: (id: string) =>
        Promise.resolve(service.tickets.has(id) ? [{ id: 'A1', state: 0, purpose: canary, resource: '' }] : []),
    },
    reports: { ownOnly: false, counts: () => Promise.resolve([{ status: 1, count: 99 }]) },
  };
  return areas as unknown as TicketAreas;
}

/** An account with a ticket that is followed in one private channel, where one of two people is. */
function openMine(mode: VisibilityMode = 'private') {
  const office = openOffice({}, mode);
  const { service, linked, rooms, deps } = office;
  service.add({ id: 'CS0001', description: 'Something else' });
  const ticket = service.add({ id: hidden, description: canary, status: 1 });
  const link = {
    id: 'LHID',
    ticket: hidden,
    channel: secretChannel,
    createdAt: 0,
    suspended: 'is_archived',
  };
  rooms.set(secretChannel, { isPrivate: true, members: [insider.id, 'UTHIRD'] });
  rooms.set('CSECRET2', { isPrivate: true, members: [insider.id, outsider.id] });
  rooms.set('COTHER', { isPrivate: true, members: [insider.id, outsider.id] });
  const areas = areasOf(office);
  const catalog = {
    ...service.catalog,
    parameters: () =>
      Promise.resolve({
        parameters: [
          { key: 'zone', name: 'Zone', kind: 'line', required: false, sensitive: false, options: [] } as const,
        ],
        common: [],
      }),
  };
  const deliveryProblems = {
    ...deps.deliveryProblems,
    history: (id: string) =>
      Promise.resolve(
        id === hidden ? { ticket: id, status: 1, gone: false, links: [], events: [], failure: canary } : undefined,
      ),
  };
  const useCases = createGuardedUseCases({
    ...deps,
    deliveryProblems,
    inLanguage: () => ({ service: { ...service, catalog }, areas }),
  });
  /** The link belongs to whoever is to try: what they may do with their own is the most. */
  const as = (actor: Actor) => {
    linked.splice(0, Infinity, { link: { ...link, creator: actor.id }, baseline: ticket });
    office.fileRows.clear();
    office.fileRows.add({ link: 'LHID', event: 'E1', there: false });
    office.subscribed.splice(0, Infinity, {
      ...{ channel: secretChannel, creator: 'U1', createdAt: 0, since: 0, known: [] },
      filter: { words: [] } as never,
    });
  };
  return { ...office, useCases, as };
}

/** How something ended, without what names the one thing that was asked for. */
async function endOf(office: Office, named: string, work: () => unknown): Promise<string> {
  const before = office.entries.length;
  const [end] = await Promise.allSettled([office.done(Promise.resolve().then(work))]);
  const audited = office.entries.slice(before).map(({ action, outcome }) => `${action} ${outcome}`);
  const told = end.status === 'fulfilled' ? end.value : refusalOf(end.reason);
  return JSON.stringify({ status: end.status, told, audited }, (_key, value: unknown) =>
    value instanceof Set ? [...(value as Set<unknown>)] : value,
  )
    .replaceAll(named, 'THIS')
    .replaceAll('"OSM.01010015"', '"not-found"');
}

function refusalOf(reason: unknown): unknown {
  const { code = String(reason), detail } = reason as { readonly code?: string; readonly detail?: object };
  return { code, detail };
}

const named = Object.entries(cases);
const about = named.flatMap(([name, one]) =>
  typeof one === 'object' && 'about' in one ? [[name, one.about] as const] : [],
);
const links = named.flatMap(([name, one]) =>
  typeof one === 'object' && 'link' in one ? [[name, one.link] as const] : [],
);
const among = named.flatMap(([name, one]) =>
  typeof one === 'object' && 'among' in one ? [[name, one.among] as const] : [],
);
const forOperators = named.flatMap(([name, one]) => (one === 'operators' ? [name] : []));

describe.each(['private', 'channels'] as const)('what a person does not see, in the mode %s', (mode) => {
  test.each(about)('%s: ends as for a ticket that there is not', async (_name, ask) => {
    const office = openMine(mode);
    office.as(outsider);
    const end = async (actor: Actor, id: string) => endOf(office, id, () => ask(office.useCases, actor, id));
    const [unseen, gone] = [await end(outsider, hidden), await end(outsider, missing)];
    expect(unseen).toBe(gone);
    expect(unseen).not.toContain(canary);
    expect(office.service.tickets.get(hidden)).toMatchObject({ messages: [], status: 1 });
  });

  test.each(links)('%s: ends as for a link that there is not', async (_name, ask) => {
    const office = openMine(mode);
    office.as(outsider);
    const end = async (link: string) => endOf(office, link, () => ask(office.useCases, outsider, link));
    expect(await end('LHID')).toBe(await end('LNONE'));
    expect(office.linked).toMatchObject([{ link: { channel: secretChannel, suspended: 'is_archived' } }]);
  });

  test.each(among)('%s: leaves it out', async (name, ask) => {
    const office = openMine(mode);
    office.as(outsider);
    const said = await endOf(office, 'nothing', () => ask(office.useCases, outsider));
    expect(said).not.toContain(canary);
    expect(said).not.toContain(hidden);
    // What the person named by themselves is no news to them.
    if (name !== 'files' && name !== 'movePaused') expect(said).not.toContain(secretChannel);
    expect(said).not.toContain('99');
  });
});

test('files of a thread that a person does not see are not fetched', async () => {
  const office = openMine();
  office.as(insider);
  const request = { event: 'E1', place: { channel: secretChannel } };
  await expect(office.useCases.files(outsider, request)).rejects.toMatchObject({ code: 'not-found' });
  expect([...office.fileRows]).toMatchObject([{ there: false }]);
  expect(await office.useCases.files(insider, request)).toMatchObject({ wanted: 1 });
});

test('a new ticket is not related to one that the person does not see', async () => {
  const office = openMine();
  office.as(insider);
  const ticket = { productId: 'p1', problemTypeId: 't1', description: 'A new one', parameters: {} };
  const create = (actor: Actor, key: string) =>
    office.done(office.useCases.create(actor, { key, ticket, files: [], related: [hidden] }));
  expect(await create(outsider, 'view-1')).toMatchObject({ relateFailure: { code: 'not-found' } });
  expect((await create(insider, 'view-2')).relateFailure).toBeUndefined();
});

describe('what a person sees', () => {
  test.each([...about, ...among])('%s: is there for a member of the channel', async (_name, ask) => {
    const office = openMine();
    office.as(insider);
    office.service.add({ id: 'CS0002', description: 'One more' });
    const inside = await endOf(office, hidden, () => ask(office.useCases, insider, hidden));
    expect(inside).not.toContain('not-found');
    expect(inside).not.toContain('unexpected');
  });

  test('pages are full, and the total counts what is seen', async () => {
    const office = openMine();
    office.as(insider);
    for (let index = 0; index < 25; index += 1) {
      const { id } = office.service.add({ description: 'many', createdAt: office.clock.now() - index * 1000 });
      if (index % 2 === 0) office.marked.set(id, 'U1');
    }
    for (const scope of ['open', 'all'] as const) {
      const first = await office.useCases.list(outsider, { scope, words: ['many'], page: 0 });
      expect(first.tickets).toHaveLength(10);
      expect(first.hasMore).toBe(true);
      const second = await office.useCases.list(outsider, { scope, words: ['many'], page: 1 });
      expect(second).toMatchObject({ tickets: { length: 2 }, hasMore: false, total: 12 });
      expect(JSON.stringify([first, second])).not.toContain(canary);
    }
  });

  test('counts are of the open tickets that are seen', async () => {
    const office = openMine();
    office.as(insider);
    const counts = async (actor: Actor) => office.useCases.reports.counts(actor);
    expect(await counts(outsider)).toEqual({ counts: [{ status: 0, count: 1 }], ownOnly: false, openOnly: true });
    expect((await counts(insider)).counts).toHaveLength(2);
    expect(await counts(person('operator'))).toEqual({ counts: [{ status: 1, count: 99 }], ownOnly: false });
  });

  test('operators see all, whatever the mode', async () => {
    const office = openMine('channels');
    office.as(insider);
    expect(await office.useCases.show(person('operator'), hidden)).toMatchObject({ description: canary });
    expect(await office.useCases.links(person('operator'), 0)).toMatchObject({ total: 1 });
  });

  test('whoever opened it does too', async () => {
    const office = openMine('channels');
    office.as(insider);
    office.entries.push({
      ticket: hidden,
      actor: outsider.id,
      action: 'create',
      outcome: 'ok',
      at: 0,
    });
    expect(await office.useCases.show(outsider, hidden)).toMatchObject({ description: canary });
  });
});

/** What each of these methods takes, all in one. */
const anything = Object.assign(['export'], { key: 'k', request: 'A1', ticket: hidden, reason: 'r', words: [] });

describe('for operators', () => {
  test.each(forOperators)('%s: others are refused', async (path) => {
    const office = openMine();
    const [end] = await Promise.allSettled([
      Promise.resolve().then(() => callOf(office.useCases, path, insider, anything, [], [])),
    ]);
    expect(end).toMatchObject({ status: 'rejected', reason: { code: 'forbidden' } });
  });
});

/** Calls a method by its name in the table. */
function callOf(useCases: UseCases, path: string, ...given: unknown[]): unknown {
  const parts = path.split('.');
  const holder = parts.length === 1 ? useCases : (Reflect.get(useCases, parts[0] ?? '') as object);
  const method: unknown = Reflect.get(holder, parts.at(-1) ?? '');
  if (typeof method !== 'function') throw new Error(`${path} is no method`);
  return Reflect.apply(method, holder, given);
}
