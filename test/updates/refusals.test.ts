import { afterAll, describe, expect, it } from '@jest/globals';
import { createTroubleStore } from '../../src/store/troubles.ts';
import { countUpdates } from '../../src/store/update-counts.ts';
import type { Link } from '../../src/tickets/link.ts';
import { replyEventId } from '../../src/tickets/own-words.ts';
import { finishPost } from '../../src/updates/deliver.ts';
import { claimNotice } from '../../src/updates/notices.ts';
import { databases } from '../support/databases.ts';
import { present } from '../support/present.ts';
import { account, createWorld, type World } from './world.ts';

const minute = 60_000;

const archived = { outcome: 'refused', reason: 'is_archived' } as const;
const barred = { outcome: 'barred', reason: 'token_revoked' } as const;
const failed = { outcome: 'failed', reason: 'oops' } as const;

describe.each(databases())('what Slack refuses, on $name', (engine) => {
  afterAll(() => engine.cleanup());

  /** Ticket 1 is linked to C1, its card is posted, all is quiet. */
  const linked = async (timing?: Parameters<typeof createWorld>[2]): Promise<World> => {
    const w = createWorld(await engine.open(), {}, timing);
    w.service.add('1');
    // The feed gives a cursor from the first message on.
    w.service.say('1', 'old words');
    await w.link('1', 'C1');
    await w.run(minute);
    return w;
  };

  /** A word of the ticket that is to be delivered now. */
  const news = async (w: World): Promise<void> => {
    w.service.say('1', 'one');
    w.wait(minute);
    await w.poll();
  };

  /** The same, and suspended over a word that waits. */
  const suspended = async (): Promise<World> => {
    const w = await linked();
    w.poster.meet('post', archived);
    await news(w);
    await w.deliver();
    return w;
  };

  const linkOf = async (w: World): Promise<Link> => present((await w.links.ofTicket(account, '1'))[0]);
  const troublesOf = (w: World) => createTroubleStore({ database: w.database, replyEventId });
  const turn = (w: World) => ({ account, now: w.now(), timing: w.timing });

  describe('the notice to the creator of a suspended link', () => {
    it('comes once for each suspension', async () => {
      const w = await suspended();
      w.service.say('1', 'two');
      await w.run(5 * minute);
      const link = await linkOf(w);
      expect(w.notifier.told.map((notice) => notice.link)).toEqual([link]);
      expect(link).toMatchObject({ creator: 'U1', suspended: 'is_archived' });
      w.poster.meet('post', { outcome: 'refused', reason: 'not_in_channel' });
      expect(await w.links.resume(link.id, w.now())).toBe(true);
      await w.run(5 * minute);
      expect(w.notifier.told.map((notice) => notice.link.suspended)).toEqual(['is_archived', 'not_in_channel']);
      expect(w.notifier.calls).toEqual(['tell', 'tell']);
    });

    it.each([
      ['was lost', 'lost', 1],
      ['never arrived', 'dropped', 2],
    ] as const)('is looked up before another try, where the answer %s', async (_, fate, tries) => {
      const w = await linked();
      w.notifier.meet('tell', fate);
      w.poster.meet('post', archived);
      w.service.say('1', 'one');
      await w.run(5 * minute);
      expect(w.notifier.told).toHaveLength(1);
      expect(w.notifier.calls.filter((call) => call === 'tell')).toHaveLength(tries);
      expect(w.notifier.calls).toContain('find');
    });

    it.each(['claim', 'call'])('comes once, also where the process ends after its %s', async (step) => {
      const w = await linked();
      w.poster.meet('post', archived);
      await news(w);
      await w.finish(present(await w.claimDelivery()));
      const claim = present(await claimNotice(w.database, turn(w)));
      if (step === 'call') await w.notifier.tell(claim.notice, new AbortController().signal);
      expect(await claimNotice(w.database, turn(w))).toBeUndefined();
      await w.run(5 * minute);
      expect(w.notifier.told).toHaveLength(1);
    });

    it('is not sent again where a look-up does not answer', async () => {
      const w = await linked();
      w.notifier.meet('tell', 'lost');
      w.notifier.meet('find', 'dropped', failed, { outcome: 'throttled', retryAfter: 1000 });
      w.poster.meet('post', archived);
      w.service.say('1', 'one');
      await w.run(20 * minute);
      expect(w.notifier.told).toHaveLength(1);
      expect(w.notifier.calls).toEqual(['tell', 'find', 'find', 'find', 'find']);
    });

    it('is given up where the creator cannot be reached, which the status says', async () => {
      const w = await linked();
      w.notifier.meet('tell', { outcome: 'refused', reason: 'user_disabled' });
      w.poster.meet('post', archived);
      w.service.say('1', 'one');
      const before = w.now();
      await w.run(5 * minute);
      expect(w.notifier.calls).toEqual(['tell']);
      const [state] = await troublesOf(w).suspended(account, { offset: 0, limit: 10 });
      expect(state).toMatchObject({ untold: 'user_disabled', waiting: 1 });
      expect(present(state?.since)).toBeGreaterThanOrEqual(before);
    });

    it('does not come again for what somebody learns late of the same refusal', async () => {
      const w = await linked();
      await news(w);
      const late = present(await w.claimDelivery());
      w.wait(w.timing.lease);
      w.poster.meet('find', archived);
      await w.deliver();
      w.wait(minute);
      await finishPost(w.database, late, archived, { ...turn(w), random: () => 0 });
      await w.run(minute);
      expect(w.notifier.told).toHaveLength(1);
    });

    it('is spared where the link is resumed before', async () => {
      const w = await linked();
      w.poster.meet('post', archived);
      await news(w);
      await w.finish(present(await w.claimDelivery()));
      await w.links.resume((await linkOf(w)).id, w.now());
      await w.run(minute);
      expect(w.notifier.calls).toEqual([]);
      expect(w.poster.words('C1')).toEqual(['linked', 'one']);
    });
  });

  describe('a suspended link', () => {
    it('draws its card anew when it is resumed, where the edit was refused', async () => {
      const w = await linked();
      w.poster.meet('edit', archived);
      w.service.setStatus('1', 1);
      await w.run(5 * minute);
      expect((await linkOf(w)).suspended).toBe('is_archived');
      expect(w.notifier.told).toHaveLength(1);
      expect(w.poster.edits).toEqual([]);
      await w.links.resume((await linkOf(w)).id, w.now());
      await w.run(minute);
      expect(w.poster.edits.map(({ snapshot }) => snapshot.status)).toEqual([1]);
      expect(w.poster.words('C1')).toEqual(['linked', '0 to 1']);
    });

    it('begins in another channel with its card and what was missed, and leaves the old one', async () => {
      const w = await suspended();
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
      expect(await linkOf(w)).toMatchObject({ id, channel: 'C2', suspended: undefined });
      expect(await w.links.move(id, 'C3', w.now())).toBe('active');
      expect(await w.links.resume(id, w.now())).toBe(false);
    });

    it('takes what may have arrived in the old channel along', async () => {
      const w = await linked();
      w.poster.meet('post', 'dropped');
      w.poster.meet('find', archived);
      w.service.say('1', 'one');
      await w.run(2 * minute);
      const { id, suspended: reason } = await linkOf(w);
      expect(reason).toBe('is_archived');
      await w.links.move(id, 'C2', w.now());
      await w.run(2 * minute);
      expect(w.poster.words('C2')).toEqual(['linked', 'one']);
    });

    it('stays where it is, where the ticket is followed there already', async () => {
      const w = await suspended();
      const { id } = await linkOf(w);
      await w.link('1', 'C2');
      expect(await w.links.move(id, 'C2', w.now())).toBe('taken');
      expect(present(await w.links.byId(id))).toMatchObject({ channel: 'C1', suspended: 'is_archived' });
    });

    it('is not suspended again by what somebody learns late of the channel it left', async () => {
      const w = await linked();
      await news(w);
      const late = present(await w.claimDelivery());
      w.wait(w.timing.lease);
      w.poster.meet('find', archived);
      await w.deliver();
      const { id } = await linkOf(w);
      expect(await w.links.move(id, 'C2', w.now())).toBe('moved');
      await finishPost(w.database, late, archived, { ...turn(w), random: () => 0 });
      await w.run(2 * minute);
      expect(w.poster.words('C2')).toEqual(['linked', 'one']);
    });

    it('can be unlinked, and leaves nothing behind', async () => {
      const w = await suspended();
      await w.links.remove((await linkOf(w)).id);
      await w.run(minute);
      expect(await w.database.db.selectFrom('suspension').selectAll().execute()).toEqual([]);
    });
  });

  describe('a revoked token', () => {
    it('suspends nothing and gives nothing up, however long it lasts; then all arrives once', async () => {
      const w = await linked({ maxTries: 3 });
      w.poster.meet('post', ...Array.from({ length: 30 }, () => barred));
      w.service.say('1', 'one');
      await w.run(5 * minute);
      w.service.say('1', 'two');
      w.service.setStatus('1', 1);
      await w.run(20 * minute);
      expect((await linkOf(w)).suspended).toBeUndefined();
      expect(await countUpdates(w.database.db, account)).toMatchObject({ dead: 0, suspended: 0 });
      expect(w.poster.words('C1')).toEqual(['linked', 'one', 'two', '0 to 1']);
      expect(w.poster.shown).toHaveLength(2);
    });

    it('keeps look-ups, edits and notices waiting too', async () => {
      const w = await linked({ maxTries: 3 });
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

  describe('dead letters', () => {
    const dead = async (w: World, events: number) => {
      w.poster.meet('post', ...Array.from({ length: 3 }, () => failed));
      w.service.say('1', 'one');
      await w.run(30 * minute);
      expect(await countUpdates(w.database.db, account)).toMatchObject({ dead: events, pending: 0 });
    };

    it('are sent again, once, in order, and after a look', async () => {
      const w = await linked({ maxTries: 3 });
      await dead(w, 1);
      w.poster.meet('post', ...Array.from({ length: 3 }, () => failed));
      w.service.say('1', 'two');
      await w.run(30 * minute);
      const troubles = troublesOf(w);
      const { id } = await linkOf(w);
      const range = { offset: 0, limit: 10 };
      expect(await troubles.dead(account, range)).toEqual([
        { link: await linkOf(w), count: 2, since: expect.any(Number), reason: 'oops' },
      ]);
      const counts = await Promise.all([troubles.sendAgain(id, w.now()), troubles.sendAgain(id, w.now())]);
      expect(counts.sort()).toEqual([0, 2]);
      await w.run(5 * minute);
      expect(w.poster.words('C1')).toEqual(['linked', 'one', 'two']);
      expect(w.poster.calls.slice(-4)).toEqual(['find', 'post', 'find', 'post']);
      expect(await troubles.dead(account, range)).toEqual([]);
    });

    it('are not doubled, where a try of them had arrived after all', async () => {
      const w = await linked({ maxTries: 1 });
      w.poster.meet('post', 'lost');
      w.poster.meet('find', failed);
      w.service.say('1', 'one');
      await w.run(10 * minute);
      expect(await countUpdates(w.database.db, account)).toMatchObject({ dead: 1 });
      await troublesOf(w).sendAgain((await linkOf(w)).id, w.now());
      await w.run(5 * minute);
      expect(w.poster.words('C1')).toEqual(['linked', 'one']);
    });

    it('that are cards do not make replies fill the channel: the first one opens the thread', async () => {
      const w = createWorld(await engine.open(), {}, { maxTries: 3 });
      w.service.add('1');
      await w.link('1', 'C1');
      w.poster.meet('post', failed, failed, failed);
      await w.run(30 * minute);
      expect(await countUpdates(w.database.db, account)).toMatchObject({ dead: 1 });
      for (const words of ['one', 'two']) {
        w.service.say('1', words);
        await w.run(minute);
      }
      await troublesOf(w).sendAgain((await linkOf(w)).id, w.now());
      await w.run(minute);
      const [first, ...others] = w.poster.shown;
      expect(first?.thread).toBeUndefined();
      expect(others.map(({ thread }) => thread)).toEqual([first?.ts, first?.ts]);
      expect(w.poster.words('C1')).toEqual(['one', 'two', 'linked']);
    });
  });
});
