import { sql, type Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** The right to do a piece of work that one process does at a time. */
export interface Lease {
  readonly name: string;
  /** Unique for each start of a process. */
  readonly owner: string;
  readonly epoch: number;
  /** Epoch milliseconds. */
  readonly until: number;
}

/**
 * Acquires a lease in one statement. The epoch grows each time, even for the same owner, so that an owner who paused in
 * between can be distinguished from the current one.
 * @returns undefined if it is held
 */
export async function acquireLease(
  db: Kysely<Schema>,
  {
    name,
    owner,
    now,
    until,
  }: { readonly name: string; readonly owner: string; readonly now: number; readonly until: number },
): Promise<Lease | undefined> {
  const row = await db
    .insertInto('lease')
    .values({ name, owner, epoch: 1, until })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet({ owner, until, epoch: sql<number>`lease.epoch + 1` })
        .where('lease.until', '<', now),
    )
    .returning('epoch')
    .executeTakeFirst();
  return row && { name, owner, epoch: row.epoch, until };
}

/**
 * Ends a lease. Call it first in the transaction that stores the results of the work: nobody took the lease over, and nobody can
 * before the transaction ends, because the row stays locked.
 * @returns false if somebody took it over; then store nothing
 */
export async function endLease(trx: Kysely<Schema>, { name, owner, epoch }: Lease): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('lease')
    .set({ until: 0 })
    .where('name', '=', name)
    .where('owner', '=', owner)
    .where('epoch', '=', epoch)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Deletes the lease of work that will never be done again. */
export async function removeLease(trx: Kysely<Schema>, name: string): Promise<void> {
  await trx.deleteFrom('lease').where('name', '=', name).execute();
}
