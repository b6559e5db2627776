import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Kysely, sql } from 'kysely';
import { createSqliteDialect } from '../../src/store/dialect-sqlite.ts';
import type { EmbeddedDatabase } from '../../src/store/dialect-sqlite-driver.ts';
import { openLibsql } from '../../src/store/driver-libsql.ts';

interface Tables {
  readonly word: { readonly id: number; readonly text: string };
}

const opened: Kysely<Tables>[] = [];
let db: Kysely<Tables>;
/** What was asked of the database beside its queries, in order. */
let asked: string[];
/** What happens instead of the next commits. */
let onCommit: (() => void)[];

beforeEach(async () => {
  const real = openLibsql(':memory:');
  asked = [];
  onCommit = [];
  const watched: EmbeddedDatabase = {
    prepare: (text) => real.prepare(text),
    close: () => {
      real.close();
    },
    get inTransaction() {
      return real.inTransaction;
    },
    exec(text) {
      asked.push(text);
      if (text === 'commit') onCommit.shift()?.();
      real.exec(text);
    },
  };
  db = new Kysely<Tables>({ dialect: createSqliteDialect(watched) });
  opened.push(db);
  await sql`create table word (id integer primary key, text text not null)`.execute(db);
  asked = [];
});
afterAll(() => Promise.all(opened.map((one) => one.destroy())));

const add = (id: number, more: () => Promise<void> = () => Promise.resolve()) =>
  db.transaction().execute(async (trx) => {
    await trx
      .insertInto('word')
      .values({ id, text: `word ${id}` })
      .execute();
    await more();
  });

const ids = async () => (await db.selectFrom('word').select('id').orderBy('id').execute()).map(({ id }) => id);

const commits = () => asked.filter((text) => text === 'commit').length;

const outcomes = async (works: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(works)).map(({ status }) => status);

const full = () => {
  throw new Error('database or disk is full');
};

describe('transactions that wait for each other', () => {
  it('are committed together, and each that comes alone by itself', async () => {
    await Promise.all(Array.from({ length: 10 }, (_, id) => add(id)));
    expect(commits()).toBe(1);
    await add(10);
    await add(11);
    expect(commits()).toBe(3);
    expect(await ids()).toEqual(Array.from({ length: 12 }, (_, id) => id));
  });

  it('let other processes have their turn after a while', async () => {
    await Promise.all(Array.from({ length: 70 }, (_, id) => add(id)));
    expect(commits()).toBe(3);
  });

  it.each([0, 1, 2])('lose nothing where one of them is rolled back (number %d)', async (number) => {
    const fail = () => Promise.reject(new Error('changed my mind'));
    const works = [0, 1, 2].map((id) => add(id, id === number ? fail : undefined));
    const settled = await outcomes(works);
    expect(settled.filter((status) => status === 'rejected')).toHaveLength(1);
    expect(settled[number]).toBe('rejected');
    expect(await ids()).toEqual([0, 1, 2].filter((id) => id !== number));
  });

  it('fail together where the commit fails, keep nothing, and the next one works', async () => {
    onCommit = [full];
    const settled = await outcomes([add(0), add(1), db.insertInto('word').values({ id: 2, text: '' }).execute()]);
    expect(settled).toEqual(['rejected', 'rejected', 'rejected']);
    expect(await ids()).toEqual([]);
    await add(3);
    expect(await ids()).toEqual([3]);
  });

  it('fail together where SQLite rolls all of them back in the middle of one, which does not go on', async () => {
    let wentOn = false;
    const breaking = () =>
      db.transaction().execute(async (trx) => {
        await trx.insertInto('word').values({ id: 1, text: '' }).execute();
        // As SQLite does by itself after some errors.
        await sql`insert or rollback into word values (1, '')`.execute(trx).catch(() => undefined);
        await trx.insertInto('word').values({ id: 2, text: '' }).execute();
        wentOn = true;
      });
    expect(await outcomes([add(0), breaking(), add(3)])).toEqual(['rejected', 'rejected', 'fulfilled']);
    expect(wentOn).toBe(false);
    expect(await ids()).toEqual([3]);
  });
});

describe('a query beside transactions', () => {
  it('does not answer with what is not kept in the end', async () => {
    onCommit = [full];
    const adding = add(0);
    const reading = ids();
    expect(await outcomes([adding, reading])).toEqual(['rejected', 'rejected']);
  });

  it('begins no transaction where nothing is being written', async () => {
    await Promise.all([ids(), ids()]);
    expect(asked).toEqual([]);
  });

  it('knows the columns that came since it ran first', async () => {
    await add(1);
    const all = () => db.selectFrom('word').selectAll().execute();
    expect(await all()).toEqual([{ id: 1, text: 'word 1' }]);
    await sql`alter table word add column more text default 'x'`.execute(db);
    expect(await all()).toEqual([{ id: 1, text: 'word 1', more: 'x' }]);
  });

  it('works again after it failed', async () => {
    const insert = () => db.insertInto('word').values({ id: 1, text: '' }).execute();
    await insert();
    await expect(insert()).rejects.toThrow('UNIQUE');
    await db.deleteFrom('word').execute();
    await insert();
    expect(await ids()).toEqual([1]);
  });
});

it('closes after what was begun is kept', async () => {
  const works = [add(0), add(1), db.destroy()];
  expect(await outcomes(works)).toEqual(['fulfilled', 'fulfilled', 'fulfilled']);
  await expect(add(2)).rejects.toThrow();
});
