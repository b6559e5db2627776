import { describe, expect, it } from '@jest/globals';
import { createLog } from '../../src/ops/log.ts';
import { createDrafts } from '../../src/slack/drafts.ts';
import { keepable, type Draft } from '../../src/tickets/draft.ts';
import { emptyValues } from '../../src/tickets/form.ts';
import type { Cache } from '../../src/tickets/ports.ts';
import { memoryCache } from '../support/memory-cache.ts';

const log = createLog('silent', []);
const ada = { user: 'U1', team: 'T1' };
const draft: Draft = {
  version: 1,
  key: 'key-of-one',
  at: 1,
  values: keepable({ ...emptyValues, description: 'It is down' }),
};

describe('drafts', () => {
  it('belong to one person in one workspace', async () => {
    const drafts = createDrafts({ cache: memoryCache(), log });
    await drafts.save(ada, draft);
    expect(await drafts.load(ada)).toEqual(JSON.parse(JSON.stringify(draft)));
    expect(await drafts.load({ user: 'U2', team: 'T1' })).toBeUndefined();
    expect(await drafts.load({ user: 'U1', team: 'T2' })).toBeUndefined();
  });

  it('are kept for seven days', async () => {
    const ttls: number[] = [];
    const cache = {
      ...memoryCache(),
      set: (_key: string, _value: unknown, ttl: number) => Promise.resolve(void ttls.push(ttl)),
    };
    await createDrafts({ cache, log }).save(ada, draft);
    expect(ttls).toEqual([7 * 24 * 60 * 60 * 1000]);
  });

  it('are not replaced by an empty one, nor removed with another submission', async () => {
    const drafts = createDrafts({ cache: memoryCache(), log });
    await drafts.save(ada, draft);
    await drafts.save(ada, { ...draft, values: keepable(emptyValues) });
    await drafts.remove(ada, 'key-of-another');
    expect(await drafts.load(ada)).toEqual(JSON.parse(JSON.stringify(draft)));
    await drafts.remove(ada, draft.key);
    expect(await drafts.load(ada)).toBeUndefined();
  });

  it('keep the files of each form apart', async () => {
    const drafts = createDrafts({ cache: memoryCache(), log });
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
      const drafts = createDrafts({ cache, log });
      await drafts.save(ada, draft);
      await drafts.remove(ada, draft.key);
      expect(await drafts.load(ada)).toBeUndefined();
    }
  });
});
