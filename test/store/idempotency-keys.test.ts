import { afterAll, describe, expect, it } from '@jest/globals';
import { beat, forgetProcess } from '../../src/store/processes.ts';
import { abandonWork, createOnceStore, freeUnfinishedWork } from '../../src/store/idempotency-keys.ts';
import { abandoning, staleAfter } from '../../src/tickets/once-only.ts';
import { databases } from '../support/databases.ts';

const day = 24 * 60 * 60 * 1000;

describe.each(databases())('once store on $name', (engine) => {
  afterAll(() => engine.cleanup());

  const open = async () => createOnceStore(await engine.open());

  it('lets exactly one of many begin', async () => {
    const database = await engine.open();
    const stores = [createOnceStore(database), createOnceStore(database)];
    const begun = await Promise.all(
      Array.from({ length: 25 }, (_, at) => stores.map((store) => store.begin('k', at))).flat(),
    );
    expect(begun.filter(({ state }) => state === 'new')).toHaveLength(1);
    expect(begun.filter(({ state }) => state === 'working')).toHaveLength(49);
  });

  it('tells those who come later how far the work is', async () => {
    const store = await open();
    expect(await store.begin('k', 1)).toEqual({ state: 'new' });
    expect(await store.begin('k', 2)).toEqual({ state: 'working', since: 1 });
    await store.finish('k', '{"id":"T1"}');
    expect(await store.begin('k', 3)).toEqual({ state: 'done', result: '{"id":"T1"}' });
    expect(await store.begin('other', 3)).toEqual({ state: 'new' });
  });

  it('keeps which version of the work was sent, and which one was done', async () => {
    const store = await open();
    expect(await store.find('k')).toBeUndefined();
    await store.begin('k', 1);
    expect(await store.find('k')).toEqual({ state: 'working', since: 1 });
    await store.note('k', 'v1 v2');
    expect(await store.begin('k', 2)).toEqual({ state: 'working', since: 1, version: 'v1 v2' });
    await store.finish('k', 'T1', 'v2');
    await store.note('k', 'v3');
    expect(await store.find('k')).toEqual({ state: 'done', result: 'T1', version: 'v2' });
    expect(await store.begin('k', 3)).toEqual({ state: 'done', result: 'T1', version: 'v2' });
  });

  it('lets work that failed begin anew, and keeps work that is done', async () => {
    const store = await open();
    await store.begin('k', 1);
    await store.release('k');
    expect(await store.begin('k', 2)).toEqual({ state: 'new' });
    await store.finish('k', 'first');
    await store.release('k');
    await store.finish('k', 'second');
    expect(await store.begin('k', 3)).toEqual({ state: 'done', result: 'first' });
  });

  it('lets exactly one of many take over work that was left behind', async () => {
    const store = await open();
    await store.begin('k', 1);
    const tries = await Promise.all(Array.from({ length: 20 }, (_, index) => store.takeOver('k', 1, 1000 + index)));
    expect(tries.filter((won) => won)).toHaveLength(1);
    expect(await store.takeOver('k', 1, 3000)).toBe(false);
  });

  it('does not let work be taken over that is done or was never begun', async () => {
    const store = await open();
    await store.begin('k', 1);
    await store.finish('k', 'r');
    expect(await store.takeOver('k', 1, 2)).toBe(false);
    expect(await store.takeOver('never', 1, 2)).toBe(false);
  });

  it('finds a result among the finished work whose key starts with a prefix', async () => {
    const store = await open();
    for (const key of ['create:1', 'create:😀', 'Create:2', 'creat', 'create;', 'create:open'])
      await store.begin(key, 1);
    await store.finish('create:1', 'T1');
    await store.finish('create:😀', 'T2');
    await store.finish('Create:2', 'T3');
    await store.finish('create;', 'T4');
    const found = await Promise.all(['T1', 'T2', 'T3', 'T4', ''].map((result) => store.hasResult('create:', result)));
    expect(found).toEqual([true, true, false, false, false]);
    expect(await store.hasResult('create_', 'T1')).toBe(false);
    expect(await store.hasResult('%', 'T1')).toBe(false);
  });

  it('tells hostile keys apart, however long and alike', async () => {
    const store = await open();
    const long = `create:${'x'.repeat(1_000_000)}`;
    const keys = ['', ' ', "'", '\0', 'a\0', 'a\0b', 'a\uFFFDb', '\ud800', '\udc00', '\uFFFD', '😀', long, `${long}y`];
    for (const key of keys) expect(await store.begin(key, 1)).toEqual({ state: 'new' });
    for (const key of keys) expect(await store.begin(key, 2)).toEqual({ state: 'working', since: 1 });
    await store.finish(long, 'T1');
    expect(await store.hasResult('create:', 'T1')).toBe(true);
  });

  it('keeps a result of a megabyte', async () => {
    const store = await open();
    const result = '工'.repeat(350_000);
    await store.begin('k', 1);
    await store.finish('k', result);
    expect(await store.begin('k', 1)).toEqual({ state: 'done', result });
  });

  it('forgets what is over 30 days old', async () => {
    const store = await open();
    await store.begin('old', 0);
    await store.finish('old', 'r');
    await store.begin('young', 2 * day);
    await store.begin('other', 31 * day);
    expect(await store.begin('old', 31 * day)).toEqual({ state: 'new' });
    expect(await store.begin('young', 31 * day)).toEqual({ state: 'working', since: 2 * day });
  });

  it('keeps when work began by the clock of the service, too', async () => {
    const store = await open();
    await store.begin('k', 7_200_000, { serviceAt: 5 });
    await store.begin('k', 9, { serviceAt: 9 });
    expect(await store.begin('k', 10)).toEqual({ state: 'working', since: 7_200_000, serviceSince: 5 });
  });

  describe('after a clock that was ahead was set back', () => {
    const now = 1_000_000;
    const ahead = now + 600_000;

    it('lets nobody wait for work that was left, or whose process ended; what goes on stays as it is', async () => {
      const database = await engine.open();
      const { db } = database;
      const stores = ['alive', 'dead'].map((owner) => createOnceStore(database, owner));
      const [alive, dead] = stores;
      if (alive === undefined || dead === undefined) throw new Error('none');
      await beat(db, { id: 'alive', name: 'a', started_at: 0, beat: 1, leaving: 0 });
      for (const key of ['left', 'going on', 'done', 'start:left']) await alive.begin(key, ahead);
      await alive.leave('left', ahead, ahead - staleAfter);
      await alive.finish('done', 'r');
      for (const key of ['dead', 'start:dead']) await dead.begin(key, ahead);
      await dead.begin('of the present', now);

      await freeUnfinishedWork(db, now, abandoning);
      const since = async (key: string) => {
        const known = await alive.find(key);
        return known?.state === 'working' ? known.since : known?.result;
      };
      const keys = ['left', 'going on', 'done', 'start:left', 'dead', 'start:dead', 'of the present'];
      const free = now - staleAfter;
      expect(await Promise.all(keys.map(since))).toEqual([free, ahead, 'r', ahead, free, ahead, now]);
    });

    it('frees what a process was doing once that is found to be dead', async () => {
      const database = await engine.open();
      const store = createOnceStore(database, 'dead');
      await beat(database.db, { id: 'dead', name: 'd', started_at: 0, beat: 1, leaving: 0 });
      await store.begin('k', ahead);
      await abandonWork(database.db, 'dead', now, abandoning);
      await forgetProcess(database.db, { id: 'dead' });
      expect(await store.begin('k', now)).toEqual({ state: 'working', since: now - staleAfter });
    });
  });
});
