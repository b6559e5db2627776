import { sql, type Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** A piece of work that one process does at a time. */
export interface Lease {
  readonly name: string;
  /** Unique for each start of a process. */
  readonly owner: string;
  readonly epoch: number;
  /** Epoch milliseconds. */
  readonly until: number;
}

/**
 * Takes a lease in one statement. The epoch grows each time, also where it goes to the same owner again, so that whoever
 * stood still in between can be told from whoever holds it now.
 * @returns undefined where it is held, by whomever
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
 * Gives a lease back as the first thing of a transaction that keeps what was done under it: nobody took it over, and
 * nobody can before the transaction ends, because the row stays locked.
 * @returns false where somebody took it over: nothing may be kept
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

/** Forgets a lease of work that is never to be done again. */
export async function removeLease(trx: Kysely<Schema>, name: string): Promise<void> {
  await trx.deleteFrom('lease').where('name', '=', name).execute();
}
