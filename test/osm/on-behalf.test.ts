import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { peopleLimits, type PeopleLimits } from '../../src/osm/on-behalf.ts';
import { failureOf, quick, startOsm, statusOf, stopServers } from './osm.ts';
import { until } from '../support/sandbox.ts';
import type { Received, Reply } from './server.ts';

afterEach(stopServers);

const status = (): Reply => ({ json: { status: 1 } });

/** The client, and how calls are made for somebody. */
async function startFor(
  people: Partial<PeopleLimits>,
  answer: (request: Received, before: number) => Reply | Promise<Reply> = status,
) {
  const behalf = new AsyncLocalStorage<string>();
  const limits = { ...quick, concurrency: 100, people: { ...peopleLimits, ...people } };
  const { server, osm } = await startOsm(answer, { limits, person: () => behalf.getStore() });
  const as = <T>(person: string, call: () => Promise<T>) => behalf.run(person, call);
  return { server, osm, as };
}

const tickets = (count: number) => Array.from({ length: count }, (_, n) => `CS${n}`);

/** An answer that waits to be let go. */
function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, answer: async (): Promise<Reply> => (await opened, status()) };
}

describe('calls on behalf of people', () => {
  it('begin a few at a time, for one person and for all, while calls for nobody pass', async () => {
    const { open, answer } = gate();
    const { server, osm, as } = await startFor({ atOnce: 5, eachAtOnce: 2 }, answer);
    const asked = ['maya', 'omar', 'liwei'].flatMap((person) =>
      tickets(4).map((ticket) => as(person, () => statusOf(osm, `${ticket}-${person}`))),
    );
    await until(() => server.received.length === 5, 'five calls');
    const nobodys = statusOf(osm, 'CS-nobody');
    await until(() => server.received.length === 6, 'the call for nobody');
    await pause(50);
    const of = (person: string) => server.received.filter(({ path }) => path.includes(`-${person}`)).length;
    expect([of('nobody'), of('maya') + of('omar') + of('liwei')]).toEqual([1, 5]);
    expect(Math.max(of('maya'), of('omar'), of('liwei'))).toBe(2);
    open();
    expect(await Promise.all([...asked, nobodys])).toEqual(Array(13).fill(1));
  });

  it('are refused before they are sent where too many wait, of one person or of all', async () => {
    const { open, answer } = gate();
    const { server, osm, as } = await startFor({ atOnce: 4, waiting: 6, eachAtOnce: 2, eachWaiting: 3 }, answer);
    const mine = tickets(6).map((ticket) => as('maya', () => statusOf(osm, ticket)));
    expect(await failureOf(mine[5] ?? Promise.resolve())).toMatchObject({ code: 'busy', ambiguous: false });
    const others = ['omar', 'liwei', 'ada'].flatMap((person) =>
      tickets(2).map((ticket) => as(person, () => statusOf(osm, `${ticket}-${person}`))),
    );
    const ends = Promise.allSettled(others);
    await until(() => server.received.length === 4, 'four calls');
    open();
    await Promise.all(mine.slice(0, 5));
    expect((await ends).filter(({ status: end }) => end === 'rejected')).toHaveLength(1);
  });

  it('of one person come at a pace, once what may come in one go is used up, and all of them come', async () => {
    const { server, osm, as } = await startFor({ burst: 3, perSecond: 20 });
    const asked = tickets(8).map((ticket) => as('maya', () => statusOf(osm, ticket)));
    await until(() => server.received.length === 3, 'three calls');
    await as('omar', () => statusOf(osm, 'CS-omar'));
    expect(await Promise.all(asked)).toEqual(Array(8).fill(1));
    expect(server.received.map(({ path }) => path).filter((path) => !path.includes('omar'))).toHaveLength(8);
  });

  it('that ask the same at the same moment are one, in each language', async () => {
    const { open, answer } = gate();
    const { server, osm, as } = await startFor({}, answer);
    const asked = ['maya', 'omar', 'maya'].map((person) => as(person, () => statusOf(osm)));
    const inChinese = as('liwei', () => statusOf(osm.in('zh-cn')));
    await until(() => server.received.length === 2, 'two calls');
    open();
    expect(await Promise.all([...asked, inChinese])).toEqual([1, 1, 1, 1]);
    await as('ada', () => statusOf(osm));
    expect(server.received).toHaveLength(2);
    await statusOf(osm);
    expect(server.received).toHaveLength(3);
  });

  it('are made again once something was changed, after a failure, and after a while', async () => {
    const { server, osm, as } = await startFor({ sharedFor: 60_000 }, ({ method }, before) =>
      before === 0 ? { json: { error_code: 'OSM.0003', error_msg: 'no' } } : method === 'GET' ? status() : {},
    );
    await failureOf(as('maya', () => statusOf(osm)));
    await as('maya', () => statusOf(osm));
    await as('maya', () => statusOf(osm));
    expect(server.received).toHaveLength(2);
    await as('omar', () => osm.service.act('CS1', 'urge', undefined));
    await as('maya', () => statusOf(osm));
    expect(server.received).toHaveLength(4);

    const soon = await startFor({ sharedFor: 20 });
    await soon.as('maya', () => statusOf(soon.osm));
    await pause(60);
    await soon.as('maya', () => statusOf(soon.osm));
    expect(soon.server.received).toHaveLength(2);
  });
});
