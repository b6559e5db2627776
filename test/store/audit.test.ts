import { afterAll, describe, expect, it } from '@jest/globals';
import { createAuditStore } from '../../src/store/audit.ts';
import { databases } from '../support/databases.ts';

describe.each(databases())('audit trail on $name', (engine) => {
  afterAll(() => engine.cleanup());

  const create = { account: 'a', ticket: 'T1', actor: 'U1', action: 'create', outcome: 'ok', at: 1 };

  it('keeps every entry', async () => {
    const database = await engine.open();
    const store = createAuditStore(database);
    const hostile = { ...create, actor: "'; drop table audit; --", outcome: '\0<!channel>' };
    await store.add(create);
    await store.add({ account: 'a', actor: 'U2', action: 'create', outcome: 'OSM.123', at: 2 });
    await store.add(hostile);
    const rows = await database.db.selectFrom('audit').selectAll().orderBy('id').execute();
    expect(rows).toEqual([
      { id: 1, ...create },
      { id: 2, account: 'a', ticket: null, actor: 'U2', action: 'create', outcome: 'OSM.123', at: 2 },
      { id: 3, ...hostile, outcome: '\uFFFD<!channel>' },
    ]);
  });

  it('knows who created a ticket here', async () => {
    const store = createAuditStore(await engine.open());
    await store.add({ ...create, actor: 'U9', outcome: 'OSM.123' });
    await store.add({ ...create, actor: 'U8', action: 'reply' });
    await store.add({ ...create, actor: 'U7', account: 'b' });
    await store.add(create);
    await store.add({ ...create, actor: 'U6' });
    expect(await store.creatorOf('a', 'T1')).toBe('U1');
    expect(await store.creatorOf('b', 'T1')).toBe('U7');
    expect(await store.creatorOf('a', 'T2')).toBeUndefined();
  });

  it('lists what somebody created here, newest first', async () => {
    const store = createAuditStore(await engine.open());
    await store.add({ ...create, ticket: 'T1', at: 10 });
    await store.add({ ...create, ticket: 'T3', at: 30 });
    await store.add({ ...create, ticket: 'T2', at: 20 });
    await store.add({ ...create, ticket: undefined, at: 50 });
    await store.add({ ...create, ticket: 'T4', outcome: 'OSM.123', at: 40 });
    await store.add({ ...create, ticket: 'T5', actor: 'U2', at: 40 });
    await store.add({ ...create, ticket: 'T6', account: 'b', at: 40 });
    expect(await store.createdBy('a', 'U1', 10)).toEqual([
      { ticket: 'T3', at: 30 },
      { ticket: 'T2', at: 20 },
      { ticket: 'T1', at: 10 },
    ]);
    expect(await store.createdBy('a', 'U1', 1)).toEqual([{ ticket: 'T3', at: 30 }]);
  });
});
