import { afterAll, describe, expect, it } from '@jest/globals';
import { createLinkStore } from '../../src/store/links.ts';
import { databases } from '../support/databases.ts';
import { notFound } from './fake-service.ts';
import { createWorld } from './world.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

describe.each(databases())('a ticket that the service does not know on $name', (engine) => {
  afterAll(() => engine.cleanup());

  const followed = async (timing: Parameters<typeof createWorld>[2] = {}) => {
    const w = createWorld(await engine.open(), {}, timing);
    for (const id of ['1', '2']) {
      w.service.add(id);
      w.service.say(id, 'old words');
      await w.link(id, `C${id}`);
    }
    await w.run(2 * minute);
    return w;
  };
  const stateOf = async (w: Awaited<ReturnType<typeof followed>>, ticket: string) => {
    const { links } = await createLinkStore(w.database).page(0, 10);
    return links.find((link) => link.ticket === ticket)?.unreadable?.state;
  };

  it('is gone only after it was said three times, five minutes apart, and neither the detail nor the list has it', async () => {
    const w = await followed();
    w.service.remove('2');
    await w.run(9 * minute);
    expect(w.poster.words('C2')).toEqual(['linked']);
    expect(await stateOf(w, '2')).toBe('absent');
    await w.run(5 * minute);
    expect(w.poster.words('C2')).toEqual(['linked', 'deleted']);
    expect(await stateOf(w, '2')).toBe('gone');
    expect(await stateOf(w, '1')).toBeUndefined();
  });

  it('is nothing of the kind where the list still shows it', async () => {
    const w = await followed();
    w.service.failWith(notFound('2'), 'show 2');
    await w.run(60 * minute);
    expect(w.poster.words('C2')).toEqual(['linked']);
    expect(await stateOf(w, '2')).toBeUndefined();
    w.service.say('2', 'hello');
    await w.run(minute);
    expect(w.poster.words('C2')).toEqual(['linked', 'hello']);
  });

  it('is told its end by the list alone, which may lag behind with any other status', async () => {
    const w = await followed();
    w.service.failWith(notFound('2'), 'show 2');
    w.service.setStatus('2', 1);
    await w.run(30 * minute);
    expect(w.poster.words('C2')).toEqual(['linked']);
    expect(await stateOf(w, '2')).toBeUndefined();
    w.service.setStatus('2', 4);
    await w.run(3 * minute);
    expect(w.poster.words('C2')).toEqual(['linked', '0 to 4']);
  });

  it('counts anew where it could be read in between', async () => {
    const w = await followed();
    const { show, list } = w.service;
    const hide = () => {
      w.service.show = (id) => (id === '2' ? Promise.reject(notFound(id)) : show(id));
      w.service.list = async (query) => {
        const page = await list(query);
        const tickets = page.tickets.filter(({ id }) => id !== '2');
        return { total: page.total - page.tickets.length + tickets.length, tickets };
      };
    };
    for (let round = 0; round < 4; round += 1) {
      hide();
      await w.run(7 * minute);
      Object.assign(w.service, { show, list });
      await w.run(7 * minute);
    }
    expect(w.poster.words('C2')).toEqual(['linked']);
  });

  it('comes back by itself, with what was missed', async () => {
    const w = await followed({ lookInterval: 30 * minute });
    const { show, list } = w.service;
    w.service.show = (id) => (id === '2' ? Promise.reject(notFound(id)) : show(id));
    w.service.list = () => Promise.resolve({ total: 0, tickets: [] });
    await w.run(20 * minute);
    expect(w.poster.words('C2')).toEqual(['linked', 'deleted']);
    w.service.say('2', 'are you there?');
    w.service.setStatus('2', 17);
    Object.assign(w.service, { show, list });
    await w.run(35 * minute);
    expect(w.poster.words('C2').slice(2).sort()).toEqual(['0 to 17', 'are you there?', 'returned']);
    expect(await stateOf(w, '2')).toBeUndefined();
  });

  it('is looked at daily for 30 days, and then no more', async () => {
    const w = await followed();
    w.service.remove('2');
    await w.run(20 * minute);
    w.service.calls.length = 0;
    for (let days = 0; days < 40; days += 1) {
      w.wait(day);
      await w.sweep();
    }
    expect(w.service.calls.filter((call) => call === 'show 2')).toHaveLength(30);
    expect(w.poster.words('C2')).toEqual(['linked', 'deleted']);
  });

  it('is taken up again where an earlier version took one answer for the end', async () => {
    const w = await followed();
    await w.database.db
      .updateTable('ticket')
      .set({ status: 13, group_id: null, gone_at: w.now(), look_at: 0 })
      .where('id', '=', '2')
      .execute();
    w.service.say('2', 'still here');
    await w.run(3 * minute);
    expect(w.poster.words('C2').slice(1)).toContain('still here');
  });
});
