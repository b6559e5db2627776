import { describe, expect, it } from '@jest/globals';
import { createLog } from '../../../src/ops/log.ts';
import { createDrafts } from '../../../src/slack/interaction/drafts.ts';
import { keepable, type Draft } from '../../../src/tickets/create/draft.ts';
import { emptyValues } from '../../../src/tickets/create/form.ts';
import type { Cache } from '../../../src/tickets/ports.ts';
import { memoryCache } from '../../support/memory-cache.ts';

const log = createLog('silent', []);
const ada = { user: 'U1', team: 'T1' };
const draft: Draft = {
  version: 1,
  key: 'key-of-one',
  at: 1,
  values: keepable({ ...emptyValues, description: 'It is down' }),
};

/** As it comes back from the cache. */
const plain = (kept: Draft): unknown => JSON.parse(JSON.stringify(kept));

describe('drafts', () => {
  it('belong to one person in one workspace', async () => {
    const drafts = createDrafts({ timeLeft: () => Infinity, cache: memoryCache(), log });
    await drafts.save(ada, draft);
    expect(await drafts.all(ada)).toEqual([plain(draft)]);
    expect(await drafts.all({ user: 'U2', team: 'T1' })).toEqual([]);
    expect(await drafts.all({ user: 'U1', team: 'T2' })).toEqual([]);
    expect(await drafts.of({ user: 'U2', team: 'T1' }, draft.key)).toBeUndefined();
  });

  it('are kept for seven days', async () => {
    const ttls: number[] = [];
    const cache = {
      ...memoryCache(),
      set: (_key: string, _value: unknown, ttl: number) => Promise.resolve(void ttls.push(ttl)),
    };
    await createDrafts({ timeLeft: () => Infinity, cache, log }).save(ada, draft);
    expect(new Set(ttls)).toEqual(new Set([7 * 24 * 60 * 60 * 1000]));
  });

  it('are not replaced by an empty one, nor removed with another submission', async () => {
    const drafts = createDrafts({ timeLeft: () => Infinity, cache: memoryCache(), log });
    await drafts.save(ada, draft);
    await drafts.save(ada, { ...draft, values: keepable(emptyValues) });
    await drafts.remove(ada, 'key-of-another');
    expect(await drafts.all(ada)).toEqual([plain(draft)]);
    await drafts.remove(ada, draft.key);
    expect(await drafts.all(ada)).toEqual([]);
    expect(await drafts.of(ada, draft.key)).toBeUndefined();
  });

  it('of several forms stay apart, the one that was kept last first, up to five', async () => {
    const cache = memoryCache();
    const drafts = createDrafts({ timeLeft: () => Infinity, cache, log });
    const keys = ['key-1', 'key-2', 'key-3', 'key-4', 'key-5', 'key-6'].map((key) => `${key}-of-one`);
    for (const key of keys) await drafts.save(ada, { ...draft, key });
    await drafts.save(ada, { ...draft, key: 'key-3-of-one' });
    const order = (await drafts.all(ada)).map(({ key }) => key);
    expect(order).toEqual(['key-3-of-one', 'key-6-of-one', 'key-5-of-one', 'key-4-of-one', 'key-2-of-one']);
    await drafts.save(ada, { ...draft, key: 'key-7-of-one' }, 'key-5-of-one');
    expect((await drafts.all(ada)).map(({ key }) => key)).not.toContain('key-5-of-one');
    for (const key of [...keys, 'key-7-of-one']) await drafts.remove(ada, key);
    expect(cache.entries.size).toBe(0);
  });

  it('stay where the list of them is slow or cannot be read while another one is kept', async () => {
    const cache = memoryCache();
    const drafts = createDrafts({ timeLeft: () => Infinity, cache, log });
    await drafts.save(ada, draft);
    let held: (() => void) | undefined;
    const slow: Cache = {
      ...cache,
      get: async (key) => {
        await new Promise<void>((resolve) => (held = resolve));
        return cache.get(key);
      },
    };
    await createDrafts({ timeLeft: () => Infinity, cache: slow, log }).save(ada, { ...draft, key: 'key-of-two' });
    const failing: Cache = { ...cache, get: () => Promise.reject(new Error('disk full')) };
    await createDrafts({ timeLeft: () => Infinity, cache: failing, log }).save(ada, { ...draft, key: 'key-of-three' });
    expect((await drafts.all(ada)).map(({ key }) => key)).toEqual([draft.key]);
    held?.();
    await new Promise((resolve) => setImmediate(resolve));
    expect((await drafts.all(ada)).map(({ key }) => key)).toEqual(['key-of-two', draft.key]);
  });

  it('of the version before, which kept one, are there still', async () => {
    const cache = memoryCache();
    await cache.set('draft:T1:U1', draft, 1);
    const drafts = createDrafts({ timeLeft: () => Infinity, cache, log });
    expect(await drafts.all(ada)).toEqual([plain(draft)]);
    expect(await drafts.of(ada, draft.key)).toEqual(plain(draft));
    await drafts.save(ada, { ...draft, key: 'key-of-two' });
    expect((await drafts.all(ada)).map(({ key }) => key)).toEqual(['key-of-two', draft.key]);
  });

  it('keep the files of each form apart', async () => {
    const drafts = createDrafts({ timeLeft: () => Infinity, cache: memoryCache(), log });
    const file = { id: 'F1', name: 'a', size: 1, url: 'https://files.slack.com/a' };
    await drafts.carry(ada, 'one', [file]);
    expect(await drafts.carried(ada, 'one')).toEqual([file]);
    expect(await drafts.carried(ada, 'two')).toBeUndefined();
  });

  it('stop nobody where the cache fails or hangs', async () => {
    const fails = () => Promise.reject(new Error('down'));
    const hangs = () => new Promise<never>(() => undefined);
    for (const way of [fails, hangs]) {
      const cache: Cache = { get: way, set: way, delete: way };
      const drafts = createDrafts({ timeLeft: () => Infinity, cache, log });
      await drafts.save(ada, draft);
      await drafts.remove(ada, draft.key);
      expect(await drafts.all(ada)).toEqual([]);
    }
  });
});
