import { afterAll, describe, expect, it } from '@jest/globals';
import { createAuditStore } from '../../src/store/audit.ts';
import { firstAccount } from '../../src/tickets/first-account.ts';
import { databases, forAccount } from '../support/databases.ts';

describe.each(databases())('audit trail on $name', (engine) => {
  afterAll(() => engine.cleanup());

  const create = { ticket: 'T1', actor: 'U1', action: 'create', outcome: 'ok', at: 1 };

  it('keeps every entry', async () => {
    const database = await engine.open();
    const store = createAuditStore(database);
    const hostile = { ...create, actor: "'; drop table audit; --", outcome: '\0<!channel>' };
    await store.add(create);
    await store.add({ actor: 'U2', action: 'create', outcome: 'OSM.123', at: 2 });
    await store.add(hostile);
    const rows = await database.db.selectFrom('audit').selectAll().orderBy('id').execute();
    expect(rows).toEqual([
      { id: 1, account: firstAccount, ...create },
      { id: 2, account: firstAccount, ticket: null, actor: 'U2', action: 'create', outcome: 'OSM.123', at: 2 },
      { id: 3, account: firstAccount, ...hostile, outcome: '\uFFFD<!channel>' },
    ]);
  });

  it('knows who created a ticket here', async () => {
    const database = await engine.open();
    const store = createAuditStore(database);
    const other = createAuditStore(forAccount(database, 'other'));
    await store.add({ ...create, actor: 'U9', outcome: 'OSM.123' });
    await store.add({ ...create, actor: 'U8', action: 'reply' });
    await other.add({ ...create, actor: 'U7' });
    await store.add(create);
    await store.add({ ...create, actor: 'U6' });
    expect(await store.creatorOf('T1')).toBe('U1');
    expect(await other.creatorOf('T1')).toBe('U7');
    expect(await store.creatorOf('T2')).toBeUndefined();
  });

  it('lists what somebody created here, newest first', async () => {
    const database = await engine.open();
    const store = createAuditStore(database);
    const other = createAuditStore(forAccount(database, 'other'));
    await store.add({ ...create, ticket: 'T1', at: 10 });
    await store.add({ ...create, ticket: 'T3', at: 30 });
    await store.add({ ...create, ticket: 'T2', at: 20 });
    await store.add({ ...create, ticket: undefined, at: 50 });
    await store.add({ ...create, ticket: 'T4', outcome: 'OSM.123', at: 40 });
    await store.add({ ...create, ticket: 'T5', actor: 'U2', at: 40 });
    await other.add({ ...create, ticket: 'T6', at: 40 });
    expect(await store.createdBy('U1', 10)).toEqual([
      { ticket: 'T3', at: 30 },
      { ticket: 'T2', at: 20 },
      { ticket: 'T1', at: 10 },
    ]);
    expect(await store.createdBy('U1', 1)).toEqual([{ ticket: 'T3', at: 30 }]);
  });
});
