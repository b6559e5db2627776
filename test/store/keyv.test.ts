import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createCache, createCacheStore } from '../../src/store/keyv.ts';
import { databases } from '../support/databases.ts';

const hour = 60 * 60 * 1000;

describe.each(databases())('cache on $name', (engine) => {
  afterAll(() => engine.cleanup());

  it('keeps a value, replaces it, deletes it', async () => {
    const cache = createCache(await engine.open(), 'drafts');
    expect(await cache.get('k')).toBeUndefined();
    await cache.set('k', { text: 'one' }, hour);
    await cache.set('k', { text: 'two' }, hour);
    expect(await cache.get('k')).toEqual({ text: 'two' });
    await cache.delete('k');
    await cache.delete('k');
    expect(await cache.get('k')).toBeUndefined();
  });

  it('forgets a value at the end of its time, and keeps it anew when it is set again', async () => {
    let now = 1000;
    const cache = createCache(await engine.open(), 'tokens', { now: () => now });
    await cache.set('k', 'v', 500);
    now = 1499;
    expect(await cache.get('k')).toBe('v');
    now = 1500;
    expect(await cache.get('k')).toBeUndefined();
    await cache.set('k', 'w', 500);
    expect(await cache.get('k')).toBe('w');
  });

  it('keeps namespaces apart, also for a key that looks like another namespace', async () => {
    const database = await engine.open();
    const [drafts, tokens] = [createCache(database, 'drafts'), createCache(database, 'tokens')];
    await drafts.set('k', 1, hour);
    await tokens.set('k', 2, hour);
    await drafts.set('tokens:k', 3, hour);
    await drafts.set('drafts:k', 4, hour);
    const found = await Promise.all([drafts.get('k'), tokens.get('k'), drafts.get('tokens:k'), drafts.get('drafts:k')]);
    expect(found).toEqual([1, 2, 3, 4]);
    await createCacheStore(database, 'drafts').clear();
    expect(await drafts.get('k')).toBeUndefined();
    expect(await tokens.get('k')).toBe(2);
  });

  it('clears out expired rows of every namespace in the course of an hour', async () => {
    let now = 0;
    const database = await engine.open();
    const options = { now: () => now };
    const cache = createCache(database, 'a', options);
    await cache.set('first', 1, 1);
    const rows = Array.from({ length: 2500 }, (_, index) => ({
      namespace: 'b',
      key: `${index}`,
      value: '',
      expires_at: 10,
    }));
    await database.db.insertInto('cache').values(rows).execute();
    await database.db.insertInto('cache').values({ namespace: 'b', key: 'stays', value: '' }).execute();
    now = hour;
    await cache.set('second', 2, hour);
    const left = await database.db.selectFrom('cache').select('key').orderBy('key').execute();
    expect(left).toEqual([{ key: 'second' }, { key: 'stays' }]);
  });

  it('tells that the database fails, instead of "not found"', async () => {
    const database = await engine.open();
    const cache = createCache(database, 'a');
    await database.close();
    await expect(cache.get('k')).rejects.toThrow();
    await expect(cache.set('k', 1, hour)).rejects.toThrow();
    await expect(cache.delete('k')).rejects.toThrow();
  });

  it('gives any JSON back under any key', async () => {
    const cache = createCache(await engine.open(), 'any');
    const key = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('', 'any:', '\0', '\ud800', '__proto__', 'x'.repeat(1e6)),
    );
    const value = fc.oneof(
      fc.jsonValue({ stringUnit: 'binary' }),
      fc.constantFrom(':base64:AAAA', ':', '\0', '\ud800'),
    );
    await fc.assert(
      fc.asyncProperty(key, value, async (name, content) => {
        await cache.set(name, content, hour);
        expect(await cache.get(name)).toEqual(JSON.parse(JSON.stringify(content)));
      }),
    );
  });

  it('keeps a value of a megabyte', async () => {
    const cache = createCache(await engine.open(), 'a');
    await cache.set('k', '工'.repeat(350_000), hour);
    expect((await cache.get('k')) === '工'.repeat(350_000)).toBe(true);
  });
});

describe.each(databases())("Keyv's store on $name", (engine) => {
  afterAll(() => engine.cleanup());

  it('says what is there', async () => {
    let now = 0;
    const store = createCacheStore(await engine.open(), 'a', { now: () => now });
    await store.set('brief', 'v', 10);
    await store.set('lasting', 'v');
    now = 100 * 365 * 24 * hour;
    expect(await Promise.all([store.has('brief'), store.has('lasting'), store.has('never')])).toEqual([
      false,
      true,
      false,
    ]);
    expect(await Promise.all([store.delete('lasting'), store.delete('never')])).toEqual([true, false]);
  });
});
