import { afterAll, describe, expect, it } from '@jest/globals';
import { EventEmitter, once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { openDatabase } from '../../src/store/database.ts';
import { createLog } from '../../src/ops/log.ts';
import { databases, type TestEngine } from '../support/databases.ts';

const engine = databases().find(({ name }) => name === 'PostgreSQL');

if (engine === undefined) {
  it('PostgreSQL is not installed here: its dialect is not tested', () => undefined);
} else {
  describe('PostgreSQL', () => testDialect(engine));
}

function testDialect(postgres: TestEngine): void {
  afterAll(() => postgres.cleanup());

  it('goes on after the server has dropped its idle connections', async () => {
    const log = new EventEmitter();
    const logged = once(log, 'line');
    const url = await postgres.url();
    const [lost, other] = [
      await openDatabase(url, { log: createLog('warn', [], { write: (line) => log.emit('line', line) }) }),
      await openDatabase(url),
    ];
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`.execute(
      other.db,
    );
    expect(await logged).toEqual([expect.stringContaining('lost an idle database connection')]);
    await lost.db.insertInto('channel').values({ id: 'C1', next_at: 1 }).execute();
    await Promise.all([lost.close(), other.close()]);
  });

  it('goes on after the server has dropped a connection in the middle of a transaction', async () => {
    const url = await postgres.url();
    const [lost, other] = [await openDatabase(url), await openDatabase(url)];
    const transaction = lost.db.transaction().execute(async (trx) => {
      await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`.execute(
        other.db,
      );
      // Nothing waits for the connection while it learns of its end.
      await pause(100);
      await trx.insertInto('channel').values({ id: 'C1', next_at: 1 }).execute();
    });
    await expect(transaction).rejects.toThrow();
    await lost.db.insertInto('channel').values({ id: 'C2', next_at: 1 }).execute();
    expect(await lost.db.selectFrom('channel').select('id').execute()).toEqual([{ id: 'C2' }]);
    await Promise.all([lost.close(), other.close()]);
  });

  it('lets several transactions run side by side', async () => {
    const { db } = await postgres.open();
    await db.transaction().execute(async (outer) => {
      await outer.insertInto('channel').values({ id: 'C1', next_at: 1 }).execute();
      await db.insertInto('channel').values({ id: 'C2', next_at: 1 }).execute();
    });
    expect(await db.selectFrom('channel').selectAll().execute()).toHaveLength(2);
  });
}
