import { afterAll, describe, expect, it } from '@jest/globals';
import { createAuditStore } from '../../src/store/audit.ts';
import { createPrivacyStore } from '../../src/store/privacy.ts';
import { firstAccount } from '../../src/tickets/first-account.ts';
import { databases, forAccount } from '../support/databases.ts';

describe.each(databases())('which tickets are private, on $name', (engine) => {
  afterAll(() => engine.cleanup());

  it('is marked once, and taken back once', async () => {
    const database = await engine.open();
    const store = createPrivacyStore(database);
    const other = createPrivacyStore(forAccount(database, 'other'));
    const mark = { ticket: 'T1', by: 'U1', at: 1 };
    expect([await store.mark(mark), await store.mark({ ...mark, by: 'U2' })]).toEqual([true, false]);
    expect((await store.facts(['T1'])).get('T1')).toMatchObject({ markedBy: 'U1' });
    expect((await other.facts(['T1'])).get('T1')).toMatchObject({ markedBy: undefined });
    expect([await other.unmark('T1'), await store.unmark('T1'), await store.unmark('T1')]).toEqual([
      false,
      true,
      false,
    ]);
    expect((await store.facts(['T1'])).get('T1')).toMatchObject({ markedBy: undefined });
    await store.mark(mark);
    expect([await store.unmark('T1', 'U2'), await store.unmark('T1', 'U1')]).toEqual([false, true]);
  });

  it('tells who opened each ticket, and where it is linked, also where the link is paused', async () => {
    const database = await engine.open();
    const store = createPrivacyStore(database);
    const audit = createAuditStore(database);
    const created = { ticket: 'T1', actor: 'U1', action: 'create', outcome: 'ok', at: 1 };
    await audit.add({ ...created, actor: 'U0', outcome: 'OSM.1' });
    await audit.add(created);
    await audit.add({ ...created, actor: 'U2' });
    await createAuditStore(forAccount(database, 'other')).add({ ...created, ticket: 'T2' });
    const link = {
      account: firstAccount,
      ticket: 'T1',
      place_thread: '',
      thread: null,
      card: null,
      creator: 'U1',
      created_at: 1,
    };
    const links = [
      { ...link, id: 'L1', channel: 'C1' },
      { ...link, id: 'L2', channel: 'C2', suspended: 'is_archived' },
      { ...link, id: 'L3', channel: 'C2', place_thread: '1.1', thread: '1.1' },
      { ...link, id: 'L4', account: 'other', channel: 'C3' },
    ];
    await database.db.insertInto('link').values(links).execute();
    const facts = await store.facts(['T1', 'T2', ...Array.from({ length: 1200 }, (_, index) => `X${index}`)]);
    expect(facts.size).toBe(1202);
    const [first, second] = [facts.get('T1'), facts.get('T2')];
    expect({ ...first, channels: [...(first?.channels ?? [])].sort() }).toEqual({
      ...{ opener: 'U1', markedBy: undefined, channels: ['C1', 'C2'] },
    });
    expect(second).toEqual({ opener: undefined, markedBy: undefined, channels: [] });
    expect((await store.facts([])).size).toBe(0);
  });
});
