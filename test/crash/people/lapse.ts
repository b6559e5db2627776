import { setTimeout as pause } from 'node:timers/promises';
import { openDatabase } from '../../../src/store/database.ts';
import { staleAfter } from '../../../src/tickets/once-only.ts';

/** Milliseconds between two looks. */
const pace = 500;

/**
 * Work that a crash left behind is free again after two minutes without a sign of life, by the clock. Where all else is so many
 * times faster, that is too: a row without one for as much less gets old by the rest at once.
 * @returns what ends it
 */
export async function startLapse(databaseUrl: string, times: number): Promise<() => Promise<void>> {
  const database = await openDatabase(databaseUrl);
  const over = new AbortController();
  const age = async () => {
    const now = Date.now();
    await database.db
      .updateTable('seen')
      .set((row) => ({ at: row('at', '-', staleAfter) }))
      .where('state', '=', 'working')
      // When work began stays true: it is where looks for it begin.
      .where('key', 'not like', 'start:%')
      .where('at', '<', now - staleAfter / times)
      .where('at', '>', now - staleAfter)
      .execute();
  };
  const played = (async () => {
    while (!over.signal.aborted) {
      await pause(pace);
      // The database is busy, or being migrated: the next time, then.
      await age().catch(() => undefined);
    }
  })();
  return async () => {
    over.abort();
    await played;
    await database.close();
  };
}
