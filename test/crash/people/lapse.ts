import { setTimeout as pause } from 'node:timers/promises';
import { openDatabase } from '../../../src/store/database.ts';
import { staleAfter } from '../../../src/tickets/once-only.ts';

/** Milliseconds between two looks. */
const pace = 500;

/**
 * Work left by a crash is released after two minutes without a renewal, by the clock. If everything else runs faster,
 * this must too: rows without a renewal for the scaled time are aged by the rest at once.
 * @returns a function that stops it
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
      // The time when work began stays true, because searches for it start there.
      .where('key', 'not like', 'start:%')
      .where('at', '<', now - staleAfter / times)
      .where('at', '>', now - staleAfter)
      .execute();
  };
  const played = (async () => {
    while (!over.signal.aborted) {
      await pause(pace);
      // The database is busy or migrating: next time, then.
      await age().catch(() => undefined);
    }
  })();
  return async () => {
    over.abort();
    await played;
    await database.close();
  };
}
