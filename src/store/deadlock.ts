import type { Kysely, Transaction } from 'kysely';
import type { Schema } from './schema.ts';

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

/**
 * A transaction that is begun anew where PostgreSQL took it back because of a deadlock: for what locks rows in an order that
 * nobody can promise, such as all links of a channel beside a poll that marks the cards of several tickets.
 */
export function transact<T>(db: Kysely<Schema>, work: (trx: Transaction<Schema>) => Promise<T>): Promise<T> {
  return repeatDeadlocks(() => db.transaction().execute(work));
}
