import type { CompiledQuery, QueryResult, SqliteDatabase, SqliteStatement } from 'kysely';

/** More statements than the bot has; lists of IDs make one for each length. */
const maxKept = 300;

/**
 * Caches prepared statements by their SQL, because preparing one costs more than running most of them; the least
 * recently used are dropped first.
 */
export class Statements {
  readonly #database: SqliteDatabase;
  readonly #kept = new Map<string, SqliteStatement>();

  constructor(database: SqliteDatabase) {
    this.#database = database;
  }

  /** Runs a query to completion. */
  run<R>({ sql, parameters }: CompiledQuery): QueryResult<R> {
    const statement = this.#kept.get(sql) ?? this.#database.prepare(sql);
    // A failed statement isn't cached: it may hold its read lock until it is garbage-collected.
    this.#kept.delete(sql);
    const result = resultOf<R>(statement, parameters);
    this.#keep(sql, statement);
    return result;
  }

  #keep(sql: string, statement: SqliteStatement): void {
    this.#kept.set(sql, statement);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > maxKept && oldest !== undefined) this.#kept.delete(oldest);
  }
}

function resultOf<R>(statement: SqliteStatement, parameters: readonly unknown[]): QueryResult<R> {
  if (statement.reader) return { rows: statement.all(parameters) as R[] };
  const { changes, lastInsertRowid } = statement.run(parameters);
  return { numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid), rows: [] };
}
