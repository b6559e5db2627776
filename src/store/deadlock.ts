import type { Kysely, Transaction } from 'kysely';
import type { Schema } from './schema.ts';

/** PostgreSQL's code for a transaction that it rolled back because of a deadlock. */
const deadlock = '40P01';

/** The largest number of tries; more than one deadlock in a row is very rare. */
const maxTries = 5;

/**
 * Repeats a step that PostgreSQL rolled back because of a deadlock: none of it has happened, and the other transaction has gone
 * on since.
 */
export async function repeatDeadlocks<T>(step: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await step();
    } catch (error) {
      if (tries === maxTries || !(error instanceof Error && 'code' in error && error.code === deadlock)) throw error;
    }
  }
}

/**
 * Runs a transaction, and repeats it after a deadlock. Use it for work that locks rows in no fixed order, such as all links of a
 * channel while a poll marks the cards of several tickets.
 */
export function transact<T>(db: Kysely<Schema>, work: (trx: Transaction<Schema>) => Promise<T>): Promise<T> {
  return repeatDeadlocks(() => db.transaction().execute(work));
}
