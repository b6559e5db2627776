import { afterAll, describe, expect, it } from '@jest/globals';
import { countUpdates } from '../../src/store/update-counts.ts';
import { databases } from '../support/databases.ts';
import { linked, minute } from './linked.ts';
import { failed, linkOf, troublesOf } from './refused.ts';
import { createWorld, type World } from './world.ts';

describe.each(databases())('what is given up, on $name', (engine) => {
  afterAll(() => engine.cleanup());

  describe('dead letters', () => {
    const dead = async (w: World, events: number) => {
      w.poster.meet('post', ...Array.from({ length: 3 }, () => failed));
      w.service.say('1', 'one');
      await w.run(30 * minute);
      expect(await countUpdates(w.database.db)).toMatchObject({ dead: events, pending: 0 });
    };

    it('are sent again, once, in order, and after a look', async () => {
      const w = await linked(engine, { maxTries: 3 });
      await dead(w, 1);
      w.poster.meet('post', ...Array.from({ length: 3 }, () => failed));
      w.service.say('1', 'two');
      await w.run(30 * minute);
      const deliveryProblems = troublesOf(w);
      const { id } = await linkOf(w);
      const range = { offset: 0, limit: 10 };
      expect(await deliveryProblems.dead(range)).toEqual([
        { link: await linkOf(w), count: 2, since: expect.any(Number), reason: 'oops' },
      ]);
      const counts = await Promise.all([
        deliveryProblems.redeliver(id, w.now()),
        deliveryProblems.redeliver(id, w.now()),
      ]);
      expect(counts.sort()).toEqual([0, 2]);
      await w.run(5 * minute);
      expect(w.poster.words('C1')).toEqual(['linked', 'one', 'two']);
      expect(w.poster.calls.slice(-4)).toEqual(['find', 'post', 'find', 'post']);
      expect(await deliveryProblems.dead(range)).toEqual([]);
    });

    it('are not doubled, where a try of them had arrived after all', async () => {
      const w = await linked(engine, { maxTries: 1 });
      w.poster.meet('post', 'lost');
      w.poster.meet('find', failed);
      w.service.say('1', 'one');
      await w.run(10 * minute);
      expect(await countUpdates(w.database.db)).toMatchObject({ dead: 1 });
      await troublesOf(w).redeliver((await linkOf(w)).id, w.now());
      await w.run(5 * minute);
      expect(w.poster.words('C1')).toEqual(['linked', 'one']);
    });

    it('that are cards do not make replies fill the channel: the first one opens the thread', async () => {
      const w = createWorld(await engine.open(), {}, { maxTries: 3 });
      w.service.add('1');
      await w.link('1', 'C1');
      w.poster.meet('post', failed, failed, failed);
      await w.run(30 * minute);
      expect(await countUpdates(w.database.db)).toMatchObject({ dead: 1 });
      for (const words of ['one', 'two']) {
        w.service.say('1', words);
        await w.run(minute);
      }
      await troublesOf(w).redeliver((await linkOf(w)).id, w.now());
      await w.run(minute);
      const [first, ...others] = w.poster.shown;
      expect(first?.thread).toBeUndefined();
      expect(others.map(({ thread }) => thread)).toEqual([first?.ts, first?.ts]);
      expect(w.poster.words('C1')).toEqual(['one', 'two', 'linked']);
    });
  });
});
