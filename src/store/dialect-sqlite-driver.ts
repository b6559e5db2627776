import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  SelectQueryNode,
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
  type SqliteDatabase,
} from 'kysely';
import { Statements } from './dialect-sqlite-statements.ts';
import { Group, type Committing } from './group-commit.ts';
import { withRetry } from './with-retry.ts';
import { Queue } from './queue.ts';

/** What the driver needs from an embedded database. */
export type EmbeddedDatabase = SqliteDatabase & Committing;

/** WAL with `synchronous=FULL`: committed data survives a crash of the process and of the machine. */
const pragmas = ['journal_mode = wal', 'synchronous = full', 'foreign_keys = on'];

/** The maximum number of transactions committed together: in between, other processes can't write. */
const maxTogether = 32;

/**
 * Everything that can write takes the file's write lock first, with `begin immediate`, for two reasons: a transaction
 * that reads before it writes fails if another process has written in between; and a libsql statement that finds the
 * file locked keeps its read lock until it is garbage-collected, which makes the connection see an old state. `exec`
 * keeps no lock.
 *
 * There is one connection, which only one caller holds at a time; work of callers that are queued for it is committed
 * together. See `Group`.
 */
export class RetryingDriver implements Driver {
  readonly #database: EmbeddedDatabase;
  readonly #statements: Statements;
  readonly #queue = new Queue();
  /** The work that isn't committed yet. */
  #group: Group | undefined;
  /** What the current holder of the connection has done. */
  #held: { group?: Group; savepoint?: boolean } = {};
  #closed = false;

  constructor(database: EmbeddedDatabase) {
    this.#database = database;
    this.#statements = new Statements(database);
  }

  async init(): Promise<void> {
    for (const pragma of pragmas) await withRetry(() => this.#database.exec(`pragma ${pragma}`));
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    await this.#queue.enter();
    if (this.#closed) {
      this.#queue.leave();
      throw new Error('the database is closed');
    }
    const executeQuery = <R>(query: CompiledQuery) => this.#execute<R>(query);
    return {
      executeQuery,
      async *streamQuery<R>(query: CompiledQuery) {
        yield await executeQuery<R>(query);
      },
    };
  }

  /** Resolves when all work done with the connection is on disk; rejects if it isn't. */
  async releaseConnection(): Promise<void> {
    const { group } = this.#held;
    this.#held = {};
    if (group !== undefined) group.size += 1;
    if (!this.#queue.isAwaited || (this.#group?.size ?? 0) >= maxTogether) this.#commit();
    this.#queue.leave();
    await group?.over;
  }

  /** Waits for running work: a statement on a closed database makes libsql end the process. */
  async destroy(): Promise<void> {
    await this.#queue.enter();
    this.#commit();
    this.#closed = true;
    this.#database.close();
    this.#queue.leave();
  }

  async beginTransaction(): Promise<void> {
    const isFirst = this.#group === undefined;
    await this.#join();
    if (isFirst) return;
    this.#database.exec('savepoint own');
    this.#held.savepoint = true;
  }

  commitTransaction(): Promise<void> {
    const { group, savepoint } = this.#held;
    group?.assertOpen();
    if (savepoint === true) this.#watch(group, () => this.#database.exec('release own'));
    return Promise.resolve();
  }

  rollbackTransaction(): Promise<void> {
    const { group, savepoint } = this.#held;
    // Rolled-back work needs no wait for a commit.
    this.#held = {};
    if (group === undefined || group.isLost) return Promise.resolve();
    if (savepoint === true) {
      for (const step of ['rollback to own', 'release own']) this.#database.exec(step);
    } else {
      this.#group = undefined;
      this.#database.exec('rollback');
    }
    return Promise.resolve();
  }

  /**
   * Each query yields to the event loop first, so that a long series of queries doesn't block other work and libsql can
   * free its rows.
   */
  async #execute<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    await nextTurn();
    const run = () => this.#statements.run<R>(query);
    if (this.#group === undefined && this.#held.group === undefined && SelectQueryNode.is(query.query)) {
      return withRetry(run);
    }
    // Reads too: they may see uncommitted data.
    return this.#watch(await this.#join(), run);
  }

  /** Joins the next commit. */
  async #join(): Promise<Group> {
    const { group } = this.#held;
    group?.assertOpen();
    if (group !== undefined) return group;
    if (this.#group === undefined) {
      await withRetry(() => this.#database.exec('begin immediate'));
      this.#group = new Group(this.#database);
    }
    return (this.#held.group = this.#group);
  }

  #commit(): void {
    this.#group?.commit();
    this.#group = undefined;
  }

  /** After some errors, such as a full disk, SQLite has rolled back everything. */
  #watch<T>(group: Group | undefined, step: () => T): T {
    try {
      return step();
    } catch (error) {
      if (!this.#database.inTransaction) {
        group?.lose(error);
        this.#group = undefined;
      }
      throw error;
    }
  }
}
