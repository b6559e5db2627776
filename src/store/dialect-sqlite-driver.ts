import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import {
  SelectQueryNode,
  SqliteDriver,
  type CompiledQuery,
  type DatabaseConnection,
  type SqliteDatabase,
} from 'kysely';

/** What the driver asks of an embedded database. */
export interface EmbeddedDatabase extends SqliteDatabase {
  readonly inTransaction: boolean;
  /** Runs a statement that gives no rows. */
  exec(sql: string): void;
}

/** How long a query waits for another process that writes to the same file, in milliseconds. */
const patience = 10_000;

/** WAL with `synchronous=FULL`: what was committed survives a crash of the process and of the machine. */
const pragmas = ['journal_mode = wal', 'synchronous = full', 'foreign_keys = on'];

/**
 * Whatever may write takes the file's write lock first, with `begin immediate`, for two reasons: a transaction that reads
 * before it writes fails where another process has written in between; and a statement of libsql that finds the file
 * locked keeps its reading lock until it is garbage, which shows the connection an old state. `exec` leaves nothing.
 *
 * It waits for the lock without SQLite's `busy_timeout`, which would stand still with the whole process.
 */
export class PatientDriver extends SqliteDriver {
  readonly #database: EmbeddedDatabase;
  #closed = false;

  constructor(database: EmbeddedDatabase) {
    super({ database });
    this.#database = database;
  }

  override async init(): Promise<void> {
    await super.init();
    for (const pragma of pragmas) await patiently(() => this.#database.exec(`pragma ${pragma}`));
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection();
    if (this.#closed) {
      await this.releaseConnection();
      throw new Error('the database is closed');
    }
    return {
      executeQuery: (query) => this.#execute(connection, query),
      streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
    };
  }

  /** Waits for what runs: a statement on a closed database makes libsql end the whole process. */
  override async destroy(): Promise<void> {
    await super.acquireConnection();
    this.#closed = true;
    await super.destroy();
    await this.releaseConnection();
  }

  override async beginTransaction(): Promise<void> {
    await patiently(() => this.#database.exec('begin immediate'));
  }

  override commitTransaction(): Promise<void> {
    this.#database.exec('commit');
    return Promise.resolve();
  }

  /** After some errors (a full disk, say) SQLite has rolled back already. */
  override rollbackTransaction(): Promise<void> {
    if (this.#database.inTransaction) this.#database.exec('rollback');
    return Promise.resolve();
  }

  /** Each query takes a turn of the event loop: a long run of them starves nobody, and libsql can free its rows. */
  async #execute<R>(connection: DatabaseConnection, query: CompiledQuery) {
    await nextTurn();
    const execute = () => connection.executeQuery<R>(query);
    if (this.#database.inTransaction) return execute();
    if (SelectQueryNode.is(query.query)) return patiently(execute);
    await this.beginTransaction();
    try {
      const result = await execute();
      await this.commitTransaction();
      return result;
    } catch (error) {
      await this.rollbackTransaction();
      throw error;
    }
  }
}

async function patiently<T>(step: () => T | Promise<T>): Promise<T> {
  const until = Date.now() + patience;
  for (;;) {
    try {
      return await step();
    } catch (error) {
      if (!isBusy(error) || Date.now() > until) throw error;
      await pause(5 + Math.random() * 20);
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}
