import { afterAll, describe, expect, it } from '@jest/globals';
import type { Database } from '../../src/store/database.ts';
import { discover } from '../../src/updates/discover.ts';
import { databases } from '../support/databases.ts';
import { present } from '../support/present.ts';
import { discovery, linkedIn } from './discovery.ts';
import { throttled } from './fake-service.ts';
import { createWorld } from './world.ts';

const minute = 60_000;

/** A database whose transactions fail: the one of this number, before or after it was kept. */
function failing(database: Database, number: number, when: 'before' | 'after'): Database {
  let begun = -1;
  const db = new Proxy(database.db, {
    get(target, name) {
      if (name !== 'transaction') {
        const member: unknown = Reflect.get(target, name, target);
        // Its methods know private fields, which a proxy does not have.
        return typeof member === 'function' ? (member.bind(target) as unknown) : member;
      }
      return () => ({
        execute: async (work: Parameters<ReturnType<typeof target.transaction>['execute']>[0]) => {
          begun += 1;
          const fails = begun === number;
          const result = await target.transaction().execute(async (trx) => {
            const done = await work(trx);
            if (fails && when === 'before') throw new Error('crash');
            return done;
          });
          if (fails) throw new Error('crash');
          return result;
        },
      });
    },
  });
  return { ...database, db };
}

describe.each(databases())('new tickets, where something fails, on $name', (engine) => {
  afterAll(() => engine.cleanup());

  const world = async () => createWorld(await engine.open());
  it('are found exactly once, whichever step a process crashes at', async () => {
    const w = await world();
    const d = discovery(w);
    await d.follow('C1');
    await d.follow('C2', '"ticket 2"');
    let made = 0;
    for (const when of ['before', 'after'] as const) {
      for (let step = 0; ; step += 1) {
        for (const half of ['1', '2']) w.service.add(`${(made += 1)}`, 0, { description: `Ticket ${half}` });
        const crashed = await discovery(w, failing(w.database, step, when))
          .look('a')
          .then(
            () => false,
            () => true,
          );
        w.wait(2 * minute);
        await d.look('b');
        w.wait(2 * minute);
        if (!crashed) break;
      }
    }
    const all = Array.from({ length: made }, (_, index) => String(index + 1));
    expect(made).toBeGreaterThan(14);
    expect((await linkedIn(w, 'C1')).sort()).toEqual([...all].sort());
    expect((await linkedIn(w, 'C2')).sort()).toEqual(all.filter((id) => Number(id) % 2 === 0).sort());
  });

  it('are left to who took the lease over', async () => {
    const w = await world();
    const d = discovery(w);
    await d.follow('C1');
    w.service.add('1');
    const slow = present(await d.claim('a'));
    const sighted = await discover(w.database, slow, w.service);
    expect(await d.claim('b')).toBeUndefined();
    w.wait(w.timing.lease + 1);
    const quick = present(await d.claim('b'));
    expect(await d.keep(slow, sighted)).toBeUndefined();
    expect(await linkedIn(w, 'C1')).toEqual([]);
    expect(await d.keep(quick, sighted)).toBe(1);
    // Kept once more, after somebody unlinked it: it is no news again.
    await w.links.remove(present((await w.links.ofTicket('1'))[0]).id);
    expect(await d.keep(quick, sighted)).toBe(0);
    expect(await linkedIn(w, 'C1')).toEqual([]);
  });

  it('are taken as the list shows them where one cannot be read by itself, and left for later where none can', async () => {
    const w = await world();
    const d = discovery(w);
    await d.follow('C1');
    w.service.add('1', 0, { region: 'North' });
    w.service.failWith(throttled(60_000), 'show');
    await expect(d.look()).rejects.toThrow('429');
    expect(await w.links.ofTicket('1')).toEqual([]);
    w.wait(2 * minute);
    w.service.failWith(new Error('500'), 'show');
    await d.run(minute);
    expect(w.poster.shown[0]?.post.snapshot).toMatchObject({ id: '1', region: 'North' });
  });
});
