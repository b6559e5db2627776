import { openDatabase, type Database } from '../../../src/store/database.ts';

/** The real database in memory, as `openDatabase` makes it. */
export function openMemory(): Promise<Database> {
  return openDatabase('file::memory:');
}

/** Empties the tables for the next history. */
export async function clear({ db }: Database): Promise<void> {
  for (const table of [
    'file',
    'delivery',
    'event',
    'link',
    'ticket',
    'poll_group',
    'polling',
    'sweep',
    'lease',
    'channel',
    'notice',
    'reply',
  ] as const) {
    await db.deleteFrom(table).execute();
  }
}
