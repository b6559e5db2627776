import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { createLinkStore } from '../../src/store/links.ts';
import { openDatabase } from '../../src/store/database.ts';
import { createUpdates } from '../../src/updates/index.ts';
import { defaultTiming } from '../../src/updates/timing.ts';
import { children } from '../support/child.ts';
import { databases } from '../support/databases.ts';
import { until } from '../support/sandbox.ts';
import { createFakeNotifier } from './fake-notifier.ts';
import { createFakeFilePoster, createFakePoster } from './fake-poster.ts';
import { createFakeService, isMissingOperation } from './fake-service.ts';

/** A lease would have to run out without a take-over. Milliseconds. */
const patience = 45_000;

describe.each(databases())('a process on $name that is killed while it reads', (engine) => {
  const ends: (() => Promise<void>)[] = [];
  const start = children(afterEach);
  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
  });
  afterAll(() => engine.cleanup());

  const world = async () => {
    const url = await engine.url();
    const database = await openDatabase(url);
    const service = createFakeService(Date.now, { cursor: 'exclusive', history: true });
    const poster = createFakePoster(Date.now);
    const links = createLinkStore(database);
    service.add('1');
    await links.create({ ticket: '1', channel: 'C1', creator: 'U1', at: Date.now() }, await service.show('1'));
    const run = (owner: string) => {
      const log = pino({ level: 'silent' });
      const notifier = createFakeNotifier();
      const filePoster = createFakeFilePoster();
      const deps = {
        database,
        service,
        isMissingOperation,
        poster,
        notifier,
        filePoster,
        now: Date.now,
        log,
      };
      const updates = createUpdates({ ...deps, owner, name: owner });
      ends.unshift(() => updates.stop(1000));
      updates.start();
      return updates;
    };
    ends.push(() => database.close());
    // The card first: a call of the process that is killed may still post it, and everything else would wait for that.
    const first = run('first');
    await until(() => poster.words('C1').includes('linked'), 'the card');
    await first.stop(1000);
    service.say('1', 'words');
    await database.db.updateTable('poll_group').set({ due_at: 0 }).execute();
    return { url, database, poster, run };
  };

  it(
    'keeps nobody waiting until its lease runs out',
    async () => {
      const { url, database, poster, run } = await world();
      const child = start('test/support/updates-child.ts', { cwd: process.cwd(), args: [url, 'child'] });
      await child.writes('calls');
      const updates = run('other');
      await until(async () => (await updates.status()).processes.length === 2, 'both are there');
      const { until: end } = await database.db.selectFrom('lease').select('until').executeTakeFirstOrThrow();
      expect(end).toBeGreaterThan(Date.now() + patience / 2);
      child.signal('SIGKILL');
      await child.ended;
      await until(() => poster.words('C1').includes('words'), 'the update', patience);
      expect((await updates.status()).processes.map(({ name }) => name)).toEqual(['other']);
    },
    2 * defaultTiming.lease,
  );

  it(
    'is followed by one that starts after it, without waiting until its lease runs out',
    async () => {
      const { url, poster, run } = await world();
      const child = start('test/support/updates-child.ts', { cwd: process.cwd(), args: [url, 'child'] });
      await child.writes('calls');
      child.signal('SIGKILL');
      await child.ended;
      run('successor');
      await until(() => poster.words('C1').includes('words'), 'the update', patience);
    },
    2 * defaultTiming.lease,
  );
});
