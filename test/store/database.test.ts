import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openDatabase, type Database } from '../../src/store/database.ts';
import { databases } from '../support/databases.ts';
import { findPostgres } from '../support/postgres.ts';

const engines = databases();

const process = (id: string, name = 'one') => ({ id, name, started_at: 1_795_445_511_123, beat: 0, leaving: 0 });

it(findPostgres() === undefined ? 'PostgreSQL is not installed here: SQLite only' : 'PostgreSQL is tested too', () => {
  expect(engines.map(({ name }) => name)).toEqual(findPostgres() === undefined ? ['SQLite'] : ['SQLite', 'PostgreSQL']);
});

describe.each(engines)('database on $name', (engine) => {
  afterAll(() => engine.cleanup());

  it('has all tables after it was opened', async () => {
    const { db } = await engine.open();
    const tables = await db.introspection.getTables();
    expect(tables.map(({ name }) => name).sort()).toEqual([
      ...[
        'access_approval',
        'access_card',
        'access_request',
        'account',
        'audit',
        'cache',
        'channel',
        'channel_audience',
      ],
      ...[
        'delivery',
        'discovery',
        'event',
        'file',
        'found',
        'instruction',
        'late_answer',
        'lease',
        'link',
        'missed',
        'notice',
      ],
      'person_setting',
      ...[
        'poll_group',
        'polling',
        'process',
        'reply',
        'saved_filter',
        'seen',
        'subscription',
        'suspension',
        'sweep',
        'ticket',
        'ticket_privacy',
      ],
    ]);
  });

  it('keeps what was written over a restart, and migrates only once', async () => {
    const url = await engine.url();
    const first = await openDatabase(url);
    await first.db.insertInto('process').values(process('a')).execute();
    await first.close();
    const second = await openDatabase(url);
    expect(await second.db.selectFrom('process').selectAll().execute()).toEqual([process('a')]);
    await second.close();
  });

  it('can be opened for the first time by several at once', async () => {
    const url = await engine.url();
    const opened = await Promise.all(Array.from({ length: 5 }, () => openDatabase(url)));
    await Promise.all(
      opened.map(({ db }, index) =>
        db
          .insertInto('process')
          .values(process(`${index}`))
          .execute(),
      ),
    );
    expect(await Promise.all(opened.map(count))).toEqual([5, 5, 5, 5, 5]);
    await Promise.all(opened.map((database) => database.close()));
  });

  it('gives times and counts back as numbers', async () => {
    const database = await engine.open();
    await database.db.insertInto('process').values(process('a')).execute();
    const row = await database.db.selectFrom('process').select('started_at').executeTakeFirstOrThrow();
    expect(row.started_at).toBe(1_795_445_511_123);
    expect(await count(database)).toBe(1);
  });

  it('counts deliveries up and never uses a number twice', async () => {
    const { db } = await engine.open();
    await addLink(db);
    const add = async (event: string) => {
      await db
        .insertInto('event')
        .values({ ...happening, id: event })
        .execute();
      const { seq } = await db
        .insertInto('delivery')
        .values({ event_id: event, link_id: 'l', state: 'pending', next_at: 0 })
        .returning('seq')
        .executeTakeFirstOrThrow();
      return seq;
    };
    const first = await add('e1');
    const second = await add('e2');
    await db.deleteFrom('delivery').where('seq', '=', second).execute();
    expect(second).toBeGreaterThan(first);
    expect(await add('e3')).toBeGreaterThan(second);
  });

  it('removes the deliveries of a link with the link, and of nothing else', async () => {
    const { db } = await engine.open();
    await addLink(db);
    await db.insertInto('event').values(happening).execute();
    await db.insertInto('delivery').values({ event_id: 'e', link_id: 'l', state: 'pending', next_at: 0 }).execute();
    await expect(db.deleteFrom('event').execute()).rejects.toThrow();
    await db.deleteFrom('link').execute();
    expect(await db.selectFrom('delivery').selectAll().execute()).toEqual([]);
    expect(await db.selectFrom('event').selectAll().execute()).toHaveLength(1);
  });

  it('refuses a second delivery of an event to a link, and a second link of a ticket to a place', async () => {
    const { db } = await engine.open();
    await addLink(db);
    await db.insertInto('event').values(happening).execute();
    const delivery = { event_id: 'e', link_id: 'l', state: 'pending', next_at: 0 } as const;
    await db.insertInto('delivery').values(delivery).execute();
    await expect(db.insertInto('delivery').values(delivery).execute()).rejects.toThrow();
    await expect(
      db
        .insertInto('link')
        .values({ ...link, id: 'other' })
        .execute(),
    ).rejects.toThrow();
    await db
      .insertInto('link')
      .values({ ...link, id: 'other', place_thread: '1.2' })
      .execute();
  });

  it('takes everything of a failed transaction back', async () => {
    const database = await engine.open();
    const failed = database.db.transaction().execute(async (trx) => {
      await trx.insertInto('process').values(process('a')).execute();
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await count(database)).toBe(0);
  });

  it('keeps any text; NUL and halves of surrogate pairs become U+FFFD', async () => {
    const { db } = await engine.open();
    await db.insertInto('process').values(process('a')).execute();
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('\0', '\ud800', '\udc00', "'", '"', '\\', '😀', '\u{10FFFF}') }),
    );
    await fc.assert(
      fc.asyncProperty(text, async (name) => {
        const row = await db.updateTable('process').set({ name }).returning('name').executeTakeFirstOrThrow();
        expect(row.name).toBe(Buffer.from(name, 'utf8').toString('utf8').replaceAll('\0', '\uFFFD'));
        const found = await db.selectFrom('process').select('name').where('name', '=', name).execute();
        expect(found).toEqual([{ name: row.name }]);
      }),
    );
  });

  it('keeps a text of a megabyte', async () => {
    const { db } = await engine.open();
    const name = '工单 '.repeat(350_000);
    await db.insertInto('process').values(process('a', name)).execute();
    const row = await db.selectFrom('process').select('name').executeTakeFirstOrThrow();
    expect(row.name === name).toBe(true);
  });

  it('sorts text by its bytes', async () => {
    const { db } = await engine.open();
    const ids = ['B', 'a', 'Ä', 'ä', '-', '中', '😀', ' b', 'a-', 'ab'];
    await db
      .insertInto('process')
      .values(ids.map((id) => process(id)))
      .execute();
    const rows = await db.selectFrom('process').select('id').orderBy('id').execute();
    expect(rows.map(({ id }) => id)).toEqual(ids.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
  });
});

const link = { id: 'l', account: 'a', ticket: 't', channel: 'C1', creator: 'U1', created_at: 1 };
const happening = { id: 'e', account: 'a', ticket: 't', at: 1, seen_at: 1, kind: 'deleted', data: '{}' };

async function addLink(db: Database['db']): Promise<void> {
  await db.insertInto('link').values(link).execute();
}

async function count({ db }: Database): Promise<number> {
  const { rows } = await db
    .selectFrom('process')
    .select(({ fn }) => fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow();
  return rows;
}
