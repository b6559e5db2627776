import { afterAll, describe, expect, it } from '@jest/globals';
import { claimNotice } from '../../src/updates/notices.ts';
import { finishPost } from '../../src/updates/deliver.ts';
import { databases } from '../support/databases.ts';
import { present } from '../support/present.ts';
import { linked, minute } from './linked.ts';
import { archived, failed, linkOf, news, suspended, troublesOf, turnOf } from './refused.ts';

describe.each(databases())('what creators of paused links are told, on $name', (engine) => {
  afterAll(() => engine.cleanup());

  describe('the notice to the creator of a paused link', () => {
    it('comes once for each suspension', async () => {
      const w = await suspended(engine);
      w.service.say('1', 'two');
      await w.run(5 * minute);
      const link = await linkOf(w);
      expect(w.notifier.told).toEqual([
        {
          ...{ id: expect.any(String), creator: 'U1', channel: 'C1', reason: 'is_archived' },
          ...{ tickets: ['1'], followsNew: false },
        },
      ]);
      expect(link.paused).toBe('is_archived');
      w.poster.meet('post', { outcome: 'refused', reason: 'not_in_channel' });
      expect(await w.links.resume(link.id, w.now())).toBe(true);
      await w.run(5 * minute);
      expect(w.notifier.told.map(({ reason }) => reason)).toEqual(['is_archived', 'not_in_channel']);
      expect(w.notifier.calls).toEqual(['tell', 'tell']);
    });

    it.each([
      ['was lost', 'lost', 1],
      ['never arrived', 'dropped', 2],
    ] as const)('is looked up before another try, where the answer %s', async (_, fate, tries) => {
      const w = await linked(engine);
      w.notifier.meet('tell', fate);
      w.poster.meet('post', archived);
      w.service.say('1', 'one');
      await w.run(5 * minute);
      expect(w.notifier.told).toHaveLength(1);
      expect(w.notifier.calls.filter((call) => call === 'tell')).toHaveLength(tries);
      expect(w.notifier.calls).toContain('find');
    });

    it.each(['claim', 'call'])('comes once, also where the process ends after its %s', async (step) => {
      const w = await linked(engine);
      w.poster.meet('post', archived);
      await news(w);
      await w.finish(present(await w.claimDelivery()));
      const claim = present(await claimNotice(w.database, turnOf(w)));
      if (step === 'call') await w.notifier.notify(claim.notice, new AbortController().signal);
      expect(await claimNotice(w.database, turnOf(w))).toBeUndefined();
      await w.run(5 * minute);
      expect(w.notifier.told).toHaveLength(1);
    });

    it('is not sent again where a look-up does not answer', async () => {
      const w = await linked(engine);
      w.notifier.meet('tell', 'lost');
      w.notifier.meet('find', 'dropped', failed, { outcome: 'throttled', retryAfter: 1000 });
      w.poster.meet('post', archived);
      w.service.say('1', 'one');
      await w.run(20 * minute);
      expect(w.notifier.told).toHaveLength(1);
      expect(w.notifier.calls).toEqual(['tell', 'find', 'find', 'find', 'find']);
    });

    it('is given up where the creator cannot be reached, which the status says', async () => {
      const w = await linked(engine);
      w.notifier.meet('tell', { outcome: 'refused', reason: 'user_disabled' });
      w.poster.meet('post', archived);
      w.service.say('1', 'one');
      const before = w.now();
      await w.run(5 * minute);
      expect(w.notifier.calls).toEqual(['tell']);
      const [state] = await troublesOf(w).paused({ offset: 0, limit: 10 });
      expect(state).toMatchObject({ unnotified: 'user_disabled', waiting: 1 });
      expect(present(state?.since)).toBeGreaterThanOrEqual(before);
    });

    it('does not come again for what somebody learns late of the same refusal', async () => {
      const w = await linked(engine);
      await news(w);
      const late = present(await w.claimDelivery());
      w.wait(w.timing.lease);
      w.poster.meet('find', archived);
      await w.deliver();
      w.wait(minute);
      await finishPost(w.database, late, archived, { ...turnOf(w), random: () => 0 });
      await w.run(minute);
      expect(w.notifier.told).toHaveLength(1);
    });

    it('is spared where the link is resumed before', async () => {
      const w = await linked(engine);
      w.poster.meet('post', archived);
      await news(w);
      await w.finish(present(await w.claimDelivery()));
      await w.links.resume((await linkOf(w)).id, w.now());
      await w.run(minute);
      expect(w.notifier.calls).toEqual([]);
      expect(w.poster.words('C1')).toEqual(['linked', 'one']);
    });
  });
});
