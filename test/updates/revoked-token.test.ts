import { afterAll, describe, expect, it } from '@jest/globals';
import { countUpdates } from '../../src/store/update-counts.ts';
import { databases } from '../support/databases.ts';
import { linked, minute } from './linked.ts';
import { archived, barred, linkOf } from './refused.ts';

describe.each(databases())('where Slack takes nothing from the app, on $name', (engine) => {
  afterAll(() => engine.cleanup());

  describe('a revoked token', () => {
    it('suspends nothing and gives nothing up, however long it lasts; then all arrives once', async () => {
      const w = await linked(engine, { maxTries: 3 });
      w.poster.meet('post', ...Array.from({ length: 30 }, () => barred));
      w.service.say('1', 'one');
      await w.run(5 * minute);
      w.service.say('1', 'two');
      w.service.setStatus('1', 1);
      await w.run(20 * minute);
      expect((await linkOf(w)).paused).toBeUndefined();
      expect(await countUpdates(w.database.db)).toMatchObject({ dead: 0, paused: 0 });
      expect(w.poster.words('C1')).toEqual(['linked', 'one', 'two', '0 to 1']);
      expect(w.poster.shown).toHaveLength(2);
    });

    it('keeps look-ups, edits and notices waiting too', async () => {
      const w = await linked(engine, { maxTries: 3 });
      const often = Array.from({ length: 8 }, () => barred);
      w.poster.meet('post', 'lost');
      w.poster.meet('find', ...often);
      w.poster.meet('edit', ...often);
      w.service.setStatus('1', 1);
      await w.run(20 * minute);
      expect(w.poster.words('C1')).toEqual(['linked', '0 to 1']);
      expect(w.poster.edits.map(({ snapshot }) => snapshot.status)).toEqual([1]);
      w.notifier.meet('tell', ...often);
      w.poster.meet('post', archived);
      w.service.say('1', 'one');
      await w.run(20 * minute);
      expect(w.notifier.told).toHaveLength(1);
    });
  });
});
