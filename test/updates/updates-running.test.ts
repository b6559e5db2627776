import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { databases } from '../support/databases.ts';
import { MissingOperation } from './fake-service.ts';
import { throttled } from './fake-service.ts';
import { runningUpdates, until } from './running.ts';

describe.each(databases())('running updates, on $name', (engine) => {
  const start = runningUpdates(afterEach);
  afterAll(() => engine.cleanup());

  it('bring what changes, are woken for a new link, and tell how they stand', async () => {
    const { service, poster, make, link } = start(await engine.open(), { timing: { pollInterval: 20, spacing: 1 } });
    const updates = make();
    service.add('1');
    await link('1', 'C1');
    updates.wake();
    await until(() => poster.words('C1').length === 1);
    service.say('1', 'words');
    await until(() => poster.words('C1').includes('words'));
    service.setStatus('1', 1);
    await until(() => poster.edits.at(-1)?.snapshot.status === 1);
    expect(await updates.status()).toMatchObject({
      reading: 'feed',
      followed: 1,
      pending: 0,
      dead: 0,
      paused: 0,
    });
    expect((await updates.status()).lastPollAt).toBeLessThanOrEqual(Date.now());
  });

  it('go on after failures of the ticket API, and show the last one while it lasts', async () => {
    const { service, poster, make, link, logged } = start(await engine.open());
    service.add('1');
    await link('1', 'C1');
    service.failWith(new Error('GET /v2/x: 503'));
    const updates = make();
    await until(async () => (await updates.status()).lastError === 'GET /v2/x: 503');
    service.failWith(undefined);
    service.say('1', 'words');
    await until(() => poster.words('C1').includes('words'));
    await until(async () => (await updates.status()).lastError === undefined);
    expect(logged.join()).toContain('cannot read tickets');
  });

  it('leave a ticket API alone that asks for it, and deliver meanwhile', async () => {
    const { service, poster, make, link, logged } = start(await engine.open());
    service.add('1');
    await link('1', 'C1');
    service.failWith(throttled(60_000), 'feed');
    const updates = make();
    await until(() => logged.join().includes('cannot read tickets'));
    const calls = service.calls.length;
    service.add('2');
    await link('2', 'C2');
    updates.wake();
    await until(() => poster.words('C2').length === 1);
    await pause(100);
    expect(service.calls.slice(calls).filter((call) => call === 'feed')).toEqual([]);
  });

  it('read a ticket at once that a person looks at, and bear it where that fails', async () => {
    const timing = { pollInterval: 20, maxPollInterval: 600_000, spacing: 1, idle: 200 };
    const database = await engine.open();
    const { service, poster, make, link, logged } = start(database, { timing });
    service.add('1');
    await link('1', 'C1');
    await database.db.updateTable('ticket').set({ active_at: 0 }).execute();
    const updates = make();
    await until(async () => (await database.db.selectFrom('poll_group').select('tier').execute())[0]?.tier !== 0);
    await until(() => poster.words('C1').length === 1);
    service.say('1', 'words');
    updates.wake('1');
    await until(() => poster.words('C1').includes('words'));
    await updates.stop(1000);
    await database.db.schema.alterTable('ticket').renameTo('gone').execute();
    updates.wake('1');
    await until(() => logged.join().includes('cannot reschedule a ticket'));
  });

  it('read tickets one by one where the feed is missing, say so once, and ask again after an hour', async () => {
    const { service, poster, make, link, logged } = start(await engine.open());
    service.add('1');
    await link('1', 'C1');
    service.failWith(new MissingOperation('no such API'), 'feed');
    const timing = { pollInterval: 20, spacing: 1, callsPerMinute: 60_000, idle: 200 };
    const updates = make({ timing });
    await until(async () => (await updates.status()).reading === 'each');
    service.say('1', 'words');
    await until(() => poster.words('C1').includes('words'));
    expect(logged.filter((line) => line.includes('message feed unavailable'))).toHaveLength(1);
    await updates.stop(1000);
    service.failWith(undefined);
    service.calls.length = 0;
    const again = make({ timing, now: () => Date.now() + 61 * 60_000 });
    await until(async () => (await again.status()).reading === 'feed');
    expect(service.calls).toContain('feed');
  });

  it('survive a poster that throws', async () => {
    const { service, poster, make, link, logged } = start(await engine.open());
    service.add('1');
    await link('1', 'C1');
    let threw = false;
    const faulty = {
      ...poster,
      post: (...args: Parameters<typeof poster.post>) => {
        if (threw) return poster.post(...args);
        threw = true;
        return Promise.reject(new Error('a bug'));
      },
    };
    const timing = { pollInterval: 20, spacing: 1, settle: 50, lease: 100, idle: 50 };
    make({ poster: faulty, timing });
    await until(() => poster.words('C1').length === 1);
    expect(logged.join()).toContain('a bug');
  });
});
