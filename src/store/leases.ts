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
 * Takes or prolongs a lease in one statement. The epoch grows whenever the work changes hands, also where the owner lets
 * the lease run out, so that whoever stood still in between can be told from whoever holds it now.
 * @returns undefined where another owner holds it
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
  const mine = sql<boolean>`lease.owner = excluded.owner and lease.until >= ${now}`;
  const row = await db
    .insertInto('lease')
    .values({ name, owner, epoch: 1, until })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet({
          owner,
          until,
          epoch: sql<number>`case when ${mine} then lease.epoch else lease.epoch + 1 end`,
        })
        .where((eb) => eb.or([eb('lease.until', '<', now), eb('lease.owner', '=', owner)])),
    )
    .returning('epoch')
    .executeTakeFirst();
  return row && { name, owner, epoch: row.epoch, until };
}

/** Gives all leases of an owner back, so that whoever comes next need not wait until they run out. */
export async function releaseLeases(db: Kysely<Schema>, owner: string): Promise<void> {
  await db.updateTable('lease').set({ until: 0 }).where('owner', '=', owner).execute();
}

/**
 * Inside a transaction: makes sure that nobody took the lease over, and that nobody can before the transaction ends
 * (the row stays locked).
 */
export async function stillHeld(trx: Kysely<Schema>, { name, owner, epoch }: Lease): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('lease')
    .set({ owner })
    .where('name', '=', name)
    .where('owner', '=', owner)
    .where('epoch', '=', epoch)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Until when another owner holds the lease; undefined where it is free to take. Epoch milliseconds. */
export async function heldByOther(
  db: Kysely<Schema>,
  { name, owner, now }: { readonly name: string; readonly owner: string; readonly now: number },
): Promise<number | undefined> {
  const row = await db
    .selectFrom('lease')
    .select('until')
    .where('name', '=', name)
    .where('owner', '!=', owner)
    .where('until', '>=', now)
    .executeTakeFirst();
  return row?.until;
}
