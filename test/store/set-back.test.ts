import { afterAll, describe, expect, it } from '@jest/globals';
import { queueFiles } from '../../src/store/files.ts';
import { acquireLease } from '../../src/store/leases.ts';
import { nextNoticeDue } from '../../src/store/notices.ts';
import { addGroup, groupOf } from '../../src/store/poll-groups.ts';
import { lockPolling, pollingOf, saveFeed, savePolling } from '../../src/store/polling.ts';
import { bringForward } from '../../src/store/set-back.ts';
import { suspendLink } from '../../src/store/suspensions.ts';
import { databases } from '../support/databases.ts';

const ticket = { account: 'one', status: 1, snapshot: '{}', seen: '[]', updated_at: 0 };

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
    await addGroup(db, { id: 'g', account: 'one', reading: 'feed', size: 1, due_at: 5000 });
    await addGroup(db, { id: 'h', account: 'two', reading: 'feed', size: 1, due_at: 5000 });
    await lockPolling(db, 'one');
    await savePolling(db, 'one', { free_at: 90, paused_until: 5000, failures: 3 });
    await db
      .insertInto('link')
      .values({ id: 'l', account: 'one', ticket: '1', channel: 'far', creator: 'U1', created_at: 0 })
      .execute();
    const link = { id: 'l', account: 'one', channel: 'far' };
    await db.transaction().execute((trx) => suspendLink(trx, link, { reason: 'x', whole: true }, 5000));
    await db.insertInto('discovery').values({ account: 'one', mark: 0, due_at: 5000 }).execute();
    await queueFiles(db, 'l', [{ event: 'e', attachment: 'a', name: 'n', state: 'pending', most: 1 }], 5000);
    await db.insertInto('sweep').values({ account: 'one', due_at: 5000, listed_at: 5000, probed_at: 90 }).execute();
    await db.updateTable('poll_group').set({ unread_at: 5000 }).execute();
    await db
      .insertInto('ticket')
      .values([
        { ...ticket, id: 'far', absent_at: 5000, checked_at: 5000, look_at: 5000 },
        { ...ticket, id: 'near', absent_at: 90, checked_at: 90, look_at: 90 },
      ])
      .execute();
    await saveFeed(db, 'one', { failures: 1, retryAt: 5000 });
    await bringForward(database, 'one', { limit: 100, at: 200 });
    expect(await db.selectFrom('lease').select(['name', 'until']).orderBy('name').execute()).toEqual([
      { name: 'far', until: 200 },
      { name: 'near', until: 90 },
    ]);
    expect(await db.selectFrom('channel').select('next_at').orderBy('id').execute()).toEqual([
      { next_at: 200 },
      { next_at: 90 },
    ]);
    expect(await nextNoticeDue(db, 'one')).toBe(200);
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
    expect(await groupOf(db, 'g')).toMatchObject({ due_at: 200, unread_at: 200 });
    expect(await groupOf(db, 'h')).toMatchObject({ due_at: 5000, unread_at: 5000 });
    expect(await pollingOf(db, 'one')).toMatchObject({ free_at: 90, paused_until: 200, feed_retry_at: 200 });
  });
});
