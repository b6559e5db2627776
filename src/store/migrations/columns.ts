import { sql, type RawBuilder } from 'kysely';

/** The two database engines that the store supports. */
export type Engine = 'sqlite' | 'postgres';

/** The engine's names for column types. */
export interface ColumnTypes {
  /** Text that sorts and compares by bytes, as SQLite does by default. */
  readonly text: RawBuilder<unknown>;
  /** A primary key that counts up with each row and is never reused. */
  readonly serial: RawBuilder<unknown>;
}

export function columnTypes(engine: Engine): ColumnTypes {
  return engine === 'sqlite'
    ? { text: sql`text`, serial: sql`integer primary key autoincrement` }
    : { text: sql`text collate "C"`, serial: sql`bigint generated always as identity primary key` };
}
