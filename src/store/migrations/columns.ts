import { sql, type RawBuilder } from 'kysely';

/** The two kinds of database that the store runs on. */
export type Engine = 'sqlite' | 'postgres';

/** Column types by the engine's name for them. */
export interface ColumnTypes {
  /** Text that sorts and compares by bytes, as SQLite does by itself. */
  readonly text: RawBuilder<unknown>;
  /** A number that counts up with each row and is never used twice, as primary key. */
  readonly serial: RawBuilder<unknown>;
}

export function columnTypes(engine: Engine): ColumnTypes {
  return engine === 'sqlite'
    ? { text: sql`text`, serial: sql`integer primary key autoincrement` }
    : { text: sql`text collate "C"`, serial: sql`bigint generated always as identity primary key` };
}
