import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { pino } from 'pino';
import { setTimeout as pause } from 'node:timers/promises';
import { firstAccount } from '../../src/tickets/first-account.ts';
import { openDatabase } from '../../src/store/database.ts';
import { createUpdates } from '../../src/updates/index.ts';
import { databases } from '../support/databases.ts';
import { until } from '../support/sandbox.ts';
import { createProcessBefore, openBefore } from '../support/version-before.ts';
import { createFakeNotifier } from '../updates/fake-notifier.ts';
import { createFakeFilePoster, createFakePoster } from '../updates/fake-poster.ts';
import { createFakeService, isMissingOperation } from '../updates/fake-service.ts';

describe.each(databases())('a process of the version before on $name', (engine) => {
  const ends: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
  });
  afterAll(() => engine.cleanup());

  it('goes on with its work while another migrates, and beside it', async () => {
    const url = await engine.url();
    const db = await openBefore(url);
    ends.push(() => db.destroy());
    const before = createProcessBefore(db, firstAccount);
    await before.begin();
    const work = { stopped: false };
    const going = (async () => {
      while (!work.stopped) {
        await before.poll();
        await before.deliver();
        await pause(5);
      }
    })();
    ends.unshift(async () => {
      work.stopped = true;
      await going;
    });
    await until(() => before.shown.length > 3, 'it delivers');

    const database = await openDatabase(url);
    ends.push(() => database.close());
    const service = createFakeService(Date.now, { cursor: 'exclusive', history: true });
    const poster = createFakePoster(Date.now);
    const notifier = createFakeNotifier();
    service.add('1');
    service.say('1', 'after');
    const updates = createUpdates({
      ...{
        database,
        service,
        isMissingOperation,
        poster,
        notifier,
        filePoster: createFakeFilePoster(),
        owner: 'b',
        name: 'b',
        now: Date.now,
      },
      log: pino({ level: 'silent' }),
      timing: { pollInterval: 20, spacing: 1, idle: 50 },
    });
    ends.unshift(() => updates.stop(1000));
    updates.start();
    const { length } = before.found;
    const isNew = (id: string) => !id.startsWith('before');
    await until(() => before.shown.some(isNew) || poster.words('C1').includes('after'), 'the new one reads');
    await until(() => before.found.length > length, 'the one before reads');
    work.stopped = true;
    await going;
    await until(async () => (await updates.status()).pending === 0, 'all is delivered');

    // Each once, whoever delivered it. The one before knows the update of the new one by its id.
    const told = [...before.shown.map((id) => (isNew(id) ? 'after' : id)), ...poster.words('C1')];
    expect(told.sort()).toEqual([...before.found, 'after'].sort());
  });

  it('in the middle of a transaction keeps no migration from its end', async () => {
    const url = await engine.url();
    const db = await openBefore(url, '0001-foundation');
    ends.push(() => db.destroy());
    let opening: ReturnType<typeof openDatabase> | undefined;
    await db.transaction().execute(async (trx) => {
      await sql`update ticket set version = version`.execute(trx);
      opening = openDatabase(url);
      opening.catch(() => undefined);
      await pause(400);
      // By now the migration has this table and waits for the other one: one of the two has to give way.
      await sql`update poll_group set size = size`.execute(trx);
    });
    const database = await opening;
    expect(await database?.db.selectFrom('process').selectAll().execute()).toEqual([]);
    await database?.close();
  });
});
