import { afterAll, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { openDatabase, type Database } from '../../src/store/database.ts';
import { sqlite } from '../support/databases.ts';

const engine = sqlite();

const twice: Database[] = [];

afterAll(async () => {
  await Promise.all(twice.map((database) => database.close()));
  await engine.cleanup();
});

describe('SQLite', () => {
  it('writes ahead, waits for the disk and keeps foreign keys', async () => {
    const { db } = await engine.open();
    expect((await sql`pragma journal_mode`.execute(db)).rows).toEqual([{ journal_mode: 'wal' }]);
    expect((await sql`pragma synchronous`.execute(db)).rows).toEqual([{ synchronous: 2 }]);
    expect((await sql`pragma foreign_keys`.execute(db)).rows).toEqual([{ foreign_keys: 1 }]);
  });

  it('lets the process go on while another connection holds the lock, then writes', async () => {
    const [first, second] = await openTwice();
    let waiting: Promise<unknown> = Promise.resolve();
    await first.db.transaction().execute(async (trx) => {
      await trx.insertInto('channel').values({ id: 'C1', next_at: 1 }).execute();
      waiting = second.db.insertInto('channel').values({ id: 'C2', next_at: 1 }).execute();
      await pause(50);
    });
    await waiting;
    expect(await first.db.selectFrom('channel').select('id').orderBy('id').execute()).toEqual([
      { id: 'C1' },
      { id: 'C2' },
    ]);
  });

  it('loses no update of two connections that read before they write', async () => {
    const opened = await openTwice();
    await opened[0].db.insertInto('channel').values({ id: 'C1', next_at: 0 }).execute();
    const add = ({ db }: Database) =>
      db.transaction().execute(async (trx) => {
        const { next_at } = await trx.selectFrom('channel').select('next_at').executeTakeFirstOrThrow();
        await trx
          .updateTable('channel')
          .set({ next_at: next_at + 1 })
          .execute();
      });
    await Promise.all(Array.from({ length: 20 }, () => opened.map(add)).flat());
    expect(await opened[0].db.selectFrom('channel').select('next_at').execute()).toEqual([{ next_at: 40 }]);
  });

  it('lets others have their turn during a long run of queries', async () => {
    const { db } = await engine.open();
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 0);
    const until = Date.now() + 100;
    while (Date.now() < until) await db.selectFrom('channel').selectAll().execute();
    clearInterval(timer);
    expect(turns).toBeGreaterThan(1);
  });

  it.each([true, undefined, Number.NaN, Infinity])('refuses %s as a parameter', async (value) => {
    const { db } = await engine.open();
    await expect(sql`select ${value}`.execute(db)).rejects.toThrow(TypeError);
  });

  it('keeps a database in memory apart from all others', async () => {
    const [first, second] = await Promise.all([openDatabase('file::memory:'), openDatabase('file::memory:')]);
    await first.db.insertInto('channel').values({ id: 'C1', next_at: 1 }).execute();
    expect(await second.db.selectFrom('channel').selectAll().execute()).toEqual([]);
    await Promise.all([first.close(), second.close()]);
  });
});

async function openTwice(): Promise<[Database, Database]> {
  const url = await engine.url();
  const opened: [Database, Database] = [await openDatabase(url), await openDatabase(url)];
  twice.push(...opened);
  return opened;
}
