import { afterAll, describe, expect, it } from '@jest/globals';
import { queueFiles } from '../../src/store/files.ts';
import { createLateAnswerStore } from '../../src/store/late-answers.ts';
import { acquireLease } from '../../src/store/leases.ts';
import { nextNoticeDue } from '../../src/store/notices.ts';
import { addGroup, groupOf } from '../../src/store/poll-groups.ts';
import { lockPolling, pollingOf, saveFeed, savePolling } from '../../src/store/polling.ts';
import { aheadBy, bringForward, bringWithinPauses } from '../../src/store/clock-skew.ts';
import { pauseLink } from '../../src/store/pause-link.ts';
import { firstAccount } from '../../src/tickets/first-account.ts';
import { databases, forAccount } from '../support/databases.ts';

const ticket = { account: firstAccount, status: 1, snapshot: '{}', seen: '[]', updated_at: 0 };

describe.each(databases())('after a clock was set back, on $name', (engine) => {
  afterAll(() => engine.cleanup());

  it('nothing waits beyond the limit, and what waits less goes on waiting', async () => {
    const database = await engine.open();
    const { db } = database;
    await acquireLease(db, { name: 'far', owner: 'a', now: 0, until: 5000 });
    await acquireLease(db, { name: 'near', owner: 'a', now: 0, until: 90 });
    await db
      .insertInto('channel')
      .values([
        { id: 'far', next_at: 5000 },
        { id: 'near', next_at: 90 },
      ])
      .execute();
    await addGroup(db, { id: 'g', reading: 'feed', size: 1, due_at: 5000 });
    await addGroup(forAccount(database, 'two').db, { id: 'h', reading: 'feed', size: 1, due_at: 5000 });
    await lockPolling(db);
    await savePolling(db, { free_at: 90, paused_until: 5000, failures: 3 });
    await db
      .insertInto('link')
      .values({ id: 'l', account: firstAccount, ticket: '1', channel: 'far', creator: 'U1', created_at: 0 })
      .execute();
    const link = { id: 'l', channel: 'far' };
    await db.transaction().execute((trx) => pauseLink(trx, link, { reason: 'x', isWholeChannel: true }, 5000));
    await db.insertInto('discovery').values({ account: firstAccount, mark: 0, due_at: 5000 }).execute();
    await queueFiles(db, 'l', [{ event: 'e', attachment: 'a', name: 'n', state: 'pending', most: 1 }], 5000);
    await db
      .insertInto('sweep')
      .values({ account: firstAccount, due_at: 5000, listed_at: 5000, probed_at: 90 })
      .execute();
    await db.updateTable('poll_group').set({ unread_at: 5000 }).execute();
    await db
      .insertInto('ticket')
      .values([
        { ...ticket, id: 'far', absent_at: 5000, checked_at: 5000, look_at: 5000 },
        { ...ticket, id: 'near', absent_at: 90, checked_at: 90, look_at: 90 },
      ])
      .execute();
    await saveFeed(db, { failures: 1, retryAt: 5000 });
    const answers = createLateAnswerStore(database);
    await answers.keep({ key: 'far', body: '{}', madeAt: 0 }, 5000);
    await answers.keep({ key: 'near', body: '{}', madeAt: 0 }, 90);
    await bringForward(database, { limit: 100, at: 200 });
    expect(await db.selectFrom('lease').select(['name', 'until']).orderBy('name').execute()).toEqual([
      { name: 'far', until: 200 },
      { name: 'near', until: 90 },
    ]);
    expect(await db.selectFrom('channel').select('next_at').orderBy('id').execute()).toEqual([
      { next_at: 200 },
      { next_at: 90 },
    ]);
    expect(await nextNoticeDue(db)).toBe(200);
    expect(await db.selectFrom('sweep').select(['due_at', 'listed_at', 'probed_at']).execute()).toEqual([
      { due_at: 200, listed_at: 200, probed_at: 90 },
    ]);
    const times = db.selectFrom('ticket').select(['absent_at', 'checked_at', 'look_at']).orderBy('id');
    expect(await times.execute()).toEqual([
      { absent_at: 200, checked_at: 200, look_at: 200 },
      { absent_at: 90, checked_at: 90, look_at: 90 },
    ]);
    expect(await db.selectFrom('discovery').select('due_at').execute()).toEqual([{ due_at: 200 }]);
    expect(await db.selectFrom('file').select('next_at').execute()).toEqual([{ next_at: 200 }]);
    expect(await db.selectFrom('late_answer').select(['key', 'due_at']).orderBy('key').execute()).toEqual([
      { key: 'far', due_at: 200 },
      { key: 'near', due_at: 90 },
    ]);
    expect(await groupOf(db, 'g')).toMatchObject({ due_at: 200, unread_at: 200 });
    expect(await groupOf(db, 'h')).toMatchObject({ due_at: 5000, unread_at: 5000 });
    expect(await pollingOf(db)).toMatchObject({ free_at: 90, paused_until: 200, feed_retry_at: 200 });
  });

  describe('before the process', () => {
    const now = 1_000_000;
    const at = now + 30;
    const longest = {
      ...{ none: 5, claim: 10, hold: 20, budget: 30, failures: 40, feed: 50 },
      ...{ sweep: 60, poll: 70, discovery: 80, retry: 90, look: 100 },
    };

    it('each column has a limit of its own, by what its rows wait for', async () => {
      const database = await engine.open();
      const { db } = database;
      await addGroup(db, { id: 'steady', reading: 'feed', size: 1, due_at: now + 71 });
      await addGroup(db, { id: 'failing', reading: 'feed', size: 1, due_at: now + 71 });
      await addGroup(forAccount(database, 'two').db, { id: 'other', reading: 'feed', size: 1, due_at: now + 71 });
      await db
        .updateTable('poll_group')
        .set({ failures: 1, due_at: now + 40 })
        .where('id', '=', 'failing')
        .execute();
      await db
        .insertInto('link')
        .values({ id: 'l', account: firstAccount, ticket: '1', channel: 'C', creator: 'U1', created_at: 0 })
        .execute();
      const event = { account: firstAccount, ticket: '1', at: 0, seen_at: 0, kind: 'status', data: '{}' };
      const ids = ['untried', 'tried', 'too long'];
      await db
        .insertInto('event')
        .values(ids.map((id) => ({ ...event, id })))
        .execute();
      const delivery = { link_id: 'l', state: 'pending', attempts: 3, next_at: now + 6 } as const;
      await db
        .insertInto('delivery')
        .values([
          { ...delivery, event_id: 'untried', attempts: 0 },
          { ...delivery, event_id: 'tried' },
          { ...delivery, event_id: 'too long', next_at: now + 91 },
        ])
        .execute();
      await db
        .insertInto('ticket')
        .values({ ...ticket, id: '1', look_at: now + 99, checked_at: now + 1 })
        .execute();
      await bringWithinPauses(database, { now, at, longest });
      const groups = await db.selectFrom('poll_group').select(['id', 'due_at']).orderBy('id').execute();
      expect(groups).toEqual([
        { id: 'failing', due_at: now + 40 },
        { id: 'other', due_at: now + 71 },
        { id: 'steady', due_at: at },
      ]);
      const deliveries = await db.selectFrom('delivery').select(['event_id', 'next_at']).orderBy('seq').execute();
      expect(deliveries).toEqual([
        { event_id: 'untried', next_at: at },
        { event_id: 'tried', next_at: now + 6 },
        { event_id: 'too long', next_at: at },
      ]);
      expect(await db.selectFrom('ticket').select(['look_at', 'checked_at']).execute()).toEqual([
        { look_at: now + 99, checked_at: now },
      ]);
    });

    it('what was done last tells that the clock was ahead, and by how much', async () => {
      const database = await engine.open();
      const { db } = database;
      expect(await aheadBy(database, now)).toBe(0);
      await addGroup(db, { id: 'g', reading: 'feed', size: 1, due_at: 0 });
      await db
        .insertInto('sweep')
        .values({ account: firstAccount, due_at: 0, swept_at: now + 7 })
        .execute();
      await db
        .updateTable('poll_group')
        .set({ polled_at: now + 600 })
        .execute();
      expect(await aheadBy(database, now)).toBe(600);
      expect(await aheadBy(database, now + 601)).toBe(0);
      expect(await aheadBy(forAccount(database, 'two'), now)).toBe(0);
    });
  });
});
