/** PostgreSQL's code for a transaction that it took back because two waited for each other. */
const deadlock = '40P01';

/** More than one in a row is very rare. */
const most = 5;

/**
 * Does something again that PostgreSQL took back because of a deadlock: nothing of it has happened, and whoever was in the
 * way has gone on meanwhile.
 */
export async function repeatDeadlocks<T>(step: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await step();
    } catch (error) {
      if (tries === most || !(error instanceof Error && 'code' in error && error.code === deadlock)) throw error;
    }
  }
}
