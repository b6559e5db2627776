import { Kysely, Migrator, type Dialect } from 'kysely';
import type { Logger } from 'pino';
import { firstAccount } from '../tickets/first-account.ts';
import { AccountBinding } from './account.ts';
import { DatabaseError } from './database-error.ts';
import { locate, type Location } from './database-url.ts';
import { repeatDeadlocks } from './deadlock.ts';
import { createSqliteDialect } from './dialect-sqlite.ts';
import { openLibsql } from './driver-libsql.ts';
import type { Engine } from './migrations/columns.ts';
import { migrations } from './migrations/index.ts';
import { restrictFile } from './restrict-file.ts';
import type { Schema } from './schema.ts';

/**
 * An open database with all tables, bound to one account. SQLite has one connection: inside `db.transaction()`, use only the
 * transaction, because a query on `db` would wait for the transaction's end.
 */
export interface Database {
  readonly db: Kysely<Schema>;
  readonly engine: Engine;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** The account of the ticket API whose rows are read and written; the first one if left out. */
  readonly account?: string | undefined;
  readonly log?: Logger | undefined;
}

/**
 * Opens a database and migrates its tables to this version. Several processes can do so at once.
 * @param url `file:data/x.db` (file and folder are created, for this user only), `file::memory:`, or `postgres://user:password@host:port/name`
 * @throws DatabaseError
 */
export async function openDatabase(
  url: string,
  { account = firstAccount, log }: DatabaseOptions = {},
): Promise<Database> {
  const location = locate(url);
  const dialect = await reach(location, () => createDialect(location, log));
  const db = new Kysely<Schema>({ dialect, plugins: [new AccountBinding(account)] });
  try {
    await reach(location, () => db.connection().execute(() => Promise.resolve()));
    await migrate(db, location, log);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return { db, engine: location.engine, close: () => db.destroy() };
}

async function createDialect(location: Location, log: Logger | undefined): Promise<Dialect> {
  if (location.engine === 'postgres') {
    // Load its packages only if they are used, so that the start is faster.
    const { createPostgresDialect } = await import('./dialect-postgres.ts');
    return createPostgresDialect(location.url, (error) => {
      log?.warn({ reason: reasonOf(error) }, 'lost an idle database connection');
    });
  }
  if (location.path !== ':memory:') {
    for (const file of await restrictFile(location.path)) {
      log?.warn(
        { file },
        'other users of this machine can read the database: change the owner or mode of the file (chmod 600)',
      );
    }
  }
  return createSqliteDialect(openLibsql(location.path));
}

async function reach<T>({ name }: Location, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    throw new DatabaseError('unavailable', `cannot open the database ${name}: ${reasonOf(error)}`, { cause: error });
  }
}

async function migrate(db: Kysely<Schema>, { engine, name }: Location, log: Logger | undefined): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations(engine)) } });
  // A process of the previous version may be in a transaction, with locks that a migration waits for.
  const run = async () => {
    const { error, results = [] } = await migrator.migrateToLatest();
    if (error !== undefined) throw error instanceof Error ? error : new Error(reasonOf(error));
    return results;
  };
  try {
    const results = await repeatDeadlocks(run);
    for (const { migrationName } of results) log?.info({ migration: migrationName }, 'database migrated');
  } catch (error) {
    throw new DatabaseError('migration', `cannot migrate the database ${name}: ${reasonOf(error)}`, { cause: error });
  }
}

/** The reason for an error. A refused connection is an AggregateError without its own message. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(reasonOf).join(', ');
  return error instanceof Error ? error.message : String(error);
}
