import { afterAll, describe, expect, it } from '@jest/globals';
import { finishPost } from '../../src/updates/deliver.ts';
import { databases } from '../support/databases.ts';
import { present } from '../support/present.ts';
import { linked, minute } from './linked.ts';
import { archived, linkOf, news, suspended, turnOf } from './refused.ts';

describe.each(databases())('where Slack refuses a channel, on $name', (engine) => {
  afterAll(() => engine.cleanup());

  describe('a paused link', () => {
    it('draws its card anew when it is resumed, where the edit was refused', async () => {
      const w = await linked(engine);
      w.poster.meet('edit', archived);
      w.service.setStatus('1', 1);
      await w.run(5 * minute);
      expect((await linkOf(w)).paused).toBe('is_archived');
      expect(w.notifier.told).toHaveLength(1);
      expect(w.poster.edits).toEqual([]);
      await w.links.resume((await linkOf(w)).id, w.now());
      await w.run(minute);
      expect(w.poster.edits.map(({ snapshot }) => snapshot.status)).toEqual([1]);
      expect(w.poster.words('C1')).toEqual(['linked', '0 to 1']);
    });

    it('begins in another channel with its card and what was missed, and leaves the old one', async () => {
      const w = await suspended(engine);
      w.service.say('1', 'two');
      await w.run(minute);
      const { id } = await linkOf(w);
      expect(await w.links.move(id, 'C2', w.now())).toBe('moved');
      await w.run(minute);
      w.service.say('1', 'three');
      await w.run(minute);
      expect(w.poster.words('C1')).toEqual(['linked']);
      expect(w.poster.words('C2')).toEqual(['linked', 'one', 'two', 'three']);
      const [card, catchUp, reply] = w.poster.shown.filter(({ channel }) => channel === 'C2');
      expect(card?.thread).toBeUndefined();
      expect(catchUp?.thread).toBe(card?.ts);
      expect(catchUp?.post.events).toHaveLength(2);
      expect(reply?.thread).toBe(card?.ts);
      expect(await linkOf(w)).toMatchObject({ id, channel: 'C2', paused: undefined });
      expect(await w.links.move(id, 'C3', w.now())).toBe('active');
      expect(await w.links.resume(id, w.now())).toBe(false);
    });

    it('takes what may have arrived in the old channel along', async () => {
      const w = await linked(engine);
      w.poster.meet('post', 'dropped');
      w.poster.meet('find', archived);
      w.service.say('1', 'one');
      await w.run(2 * minute);
      const { id, paused: reason } = await linkOf(w);
      expect(reason).toBe('is_archived');
      await w.links.move(id, 'C2', w.now());
      await w.run(2 * minute);
      expect(w.poster.words('C2')).toEqual(['linked', 'one']);
    });

    it('stays where it is, where the ticket is followed there already', async () => {
      const w = await suspended(engine);
      const { id } = await linkOf(w);
      await w.link('1', 'C2');
      expect(await w.links.move(id, 'C2', w.now())).toBe('taken');
      expect(present(await w.links.byId(id))).toMatchObject({ channel: 'C1', paused: 'is_archived' });
    });

    it('is not suspended again by what somebody learns late of the channel it left', async () => {
      const w = await linked(engine);
      await news(w);
      const late = present(await w.claimDelivery());
      w.wait(w.timing.lease);
      w.poster.meet('find', archived);
      await w.deliver();
      const { id } = await linkOf(w);
      expect(await w.links.move(id, 'C2', w.now())).toBe('moved');
      await finishPost(w.database, late, archived, { ...turnOf(w), random: () => 0 });
      await w.run(2 * minute);
      expect(w.poster.words('C2')).toEqual(['linked', 'one']);
    });

    it('can be unlinked, and nobody is told of it then', async () => {
      const w = await linked(engine);
      w.poster.meet('post', archived);
      await news(w);
      await w.finish(present(await w.claimDelivery()));
      await w.links.remove((await linkOf(w)).id);
      await w.run(minute);
      expect(w.notifier.calls).toEqual([]);
    });
  });
});
