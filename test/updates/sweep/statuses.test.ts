import { afterAll, describe, expect, it } from '@jest/globals';
import { sweepOf } from '../../../src/store/sweeps.ts';
import { databases } from '../../support/databases.ts';
import { throttled } from '../fake-service.ts';
import { createWorld, type World } from '../world.ts';

const minute = 60_000;

describe.each(databases())('a sweep of the open tickets on $name', (engine) => {
  afterAll(() => engine.cleanup());

  /** Followed tickets with two statuses, among others that nobody follows. */
  const followed = async (
    ids: readonly string[],
    others = 0,
    habits?: Parameters<typeof createWorld>[1],
    timing?: Parameters<typeof createWorld>[2],
  ) => {
    const w = createWorld(await engine.open(), habits, timing);
    for (const [place, id] of ids.entries()) {
      w.service.add(id, place % 2);
      // The feed gives a cursor from the first message on.
      w.service.say(id, 'old words');
      await w.link(id, `C${id}`);
    }
    for (let other = 0; other < others; other += 1) w.service.add(`other${other}`, other % 2);
    await w.run(2 * minute);
    return w;
  };
  const modeOf = async ({ database: { db } }: World) => (await sweepOf(db))?.mode;
  const many = Array.from({ length: 30 }, (_, index) => `${100 + index}`);

  it('finds a status that changed without a word, within a sweep and a poll', async () => {
    const w = await followed(many);
    w.service.setStatus('100', 17);
    w.wait(1);
    await w.run(w.timing.sweepInterval + w.timing.pollInterval);
    expect(w.poster.words('C100')).toEqual(['linked', '0 to 17']);
  });

  it('finds the end of a ticket, which leaves the list of open ones', async () => {
    const w = await followed(many);
    w.service.setStatus('100', 3);
    await w.run(2 * minute);
    expect(w.poster.words('C100')).toEqual(['linked', '0 to 3']);
  });

  it.each([
    ['understood', 'combined', 2],
    ['ignored', 'by-status', 5],
    ['refused', 'by-status', 5],
    ['first', 'by-status', 5],
  ] as const)('where several statuses at once are %s, it reads lists %s', async (several, mode, calls) => {
    const w = await followed(many.slice(0, 20), 90, { several });
    w.service.add('closed', 3);
    w.service.setStatus('101', 2);
    await w.run(12 * minute);
    expect(await modeOf(w)).toBe(mode);
    w.service.setStatus('102', 5);
    await w.run(2 * minute);
    expect(w.poster.words('C102')).toEqual(['linked', '0 to 5']);
    w.service.calls.length = 0;
    w.wait(minute);
    await w.sweep();
    expect(w.service.calls.filter((call) => call === 'list')).toHaveLength(calls);
  });

  it('reads tickets by themselves where fewer are followed than the list has pages', async () => {
    const w = await followed(['1', '2'], 600);
    expect(await modeOf(w)).toBe('single');
    w.service.calls.length = 0;
    await w.run(5 * minute);
    expect(w.service.calls.filter((call) => call === 'show 1')).toHaveLength(5);
    w.service.setStatus('1', 17);
    await w.run(75_000);
    expect(w.poster.words('C1')).toEqual(['linked', '0 to 17']);
  });

  it('sweeps a status that the reference does not name, where a followed ticket has it', async () => {
    const w = await followed(many);
    w.service.setStatus('100', 21);
    await w.run(2 * minute);
    w.service.setStatus('100', 1);
    await w.run(2 * minute);
    expect(w.poster.words('C100')).toEqual(['linked', '0 to 21', '21 to 1']);
  });

  it('takes a list that lacks many tickets for a fault, reads it once more, and tells nothing', async () => {
    const w = await followed(many, 200);
    const { list } = w.service;
    w.service.list = async (query) => {
      const page = await list(query);
      return { ...page, total: 70, tickets: page.tickets.filter(({ id }) => id.startsWith('other')).slice(0, 70) };
    };
    w.service.calls.length = 0;
    w.wait(minute);
    await w.sweep();
    expect(w.service.calls.filter((call) => call === 'list').length).toBeGreaterThan(1);
    await w.run(10 * minute);
    for (const id of many) expect(w.poster.words(`C${id}`)).toEqual(['linked']);
  });

  it('goes on with single readings where the list is refused, and waits where the service asks for it', async () => {
    const w = await followed(many);
    w.service.failWith(
      Object.assign(new Error('no list'), { code: 'OSM.0003', ambiguous: false, notFound: false }),
      'list',
    );
    w.service.setStatus('100', 17);
    await w.run(3 * minute);
    expect(w.poster.words('C100')).toEqual(['linked', '0 to 17']);
    w.service.failWith(throttled(10 * minute));
    await w.run(2 * minute);
    w.service.calls.length = 0;
    await w.run(5 * minute);
    expect(w.service.calls).toEqual([]);
  });

  it('tells the status of the detail where the list shows another one for a while', async () => {
    const w = await followed(many);
    const { list } = w.service;
    w.service.list = async (query) => {
      const page = await list(query);
      return { ...page, tickets: page.tickets.map((one) => (one.id === '101' ? { ...one, status: 0 } : one)) };
    };
    await w.run(5 * minute);
    expect(w.poster.words('C101')).toEqual(['linked']);
    w.service.list = list;
    w.service.setStatus('101', 17);
    await w.run(2 * minute);
    expect(w.poster.words('C101')).toEqual(['linked', '1 to 17']);
  });

  it('takes a longer pause between sweeps where they would need more than half of the budget', async () => {
    const w = await followed(many, 600, undefined, { callsPerMinute: 24 });
    await w.run(10 * minute);
    w.service.calls.length = 0;
    await w.run(10 * minute);
    expect(w.service.calls.length).toBeLessThanOrEqual(240);
    expect(w.service.calls.filter((call) => call === 'feed').length).toBeGreaterThan(4);
  });
});
