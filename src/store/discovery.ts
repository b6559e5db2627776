import type { Kysely, Selectable } from 'kysely';
import { accountOf } from './account.ts';
import type { DiscoveryTable, Schema } from './schema.ts';

/** How far the list of tickets was read; see `DiscoveryTable`. */
export type Discovery = Omit<Selectable<DiscoveryTable>, 'account'>;

/** Where the next read of the list continues. */
export type Progress = Pick<Discovery, 'mark' | 'reached' | 'span' | 'due_at'>;

/**
 * Starts to read the list from `since` on. If a channel follows new tickets already, reading continues where it is.
 * @param anew whether no channel has followed new tickets until now
 */
export async function beginDiscovery(
  trx: Kysely<Schema>,
  { since, createdAt }: { readonly since: number; readonly createdAt: number },
  anew: boolean,
): Promise<void> {
  const account = accountOf(trx);
  await trx
    .insertInto('discovery')
    .values({ account, mark: since, due_at: createdAt })
    .onConflict((conflict) =>
      conflict
        .column('account')
        .doUpdateSet((eb) => ({
          mark: since,
          reached: null,
          span: null,
          due_at: createdAt,
          // A read that started before changes nothing.
          round: eb('discovery.round', '+', 1),
        }))
        .where((eb) => eb.lit(anew)),
    )
    .execute();
}

/** When the list is due to be read, epoch milliseconds; undefined if no channel follows new tickets. */
export async function discoveryDue(db: Kysely<Schema>): Promise<number | undefined> {
  const row = await db
    .selectFrom('discovery as d')
    .select('d.due_at')
    .where('d.account', '=', accountOf(db))
    .where((eb) =>
      eb.exists(eb.selectFrom('subscription as s').select('s.channel').whereRef('s.account', '=', 'd.account')),
    )
    .executeTakeFirst();
  return row?.due_at;
}

/** Claims the next read of the list: it isn't due again before `until`, and reads that were claimed before change nothing. */
export async function claimDiscovery(
  trx: Kysely<Schema>,
  { now, until }: { readonly now: number; readonly until: number },
): Promise<Discovery | undefined> {
  return trx
    .updateTable('discovery')
    .set((eb) => ({ due_at: until, round: eb('round', '+', 1) }))
    .where('account', '=', accountOf(trx))
    .where('due_at', '<=', now)
    .returningAll()
    .executeTakeFirst();
}

/**
 * Whether a claim of the list still holds. Nobody can claim or restart the list before the transaction ends, because the row
 * stays locked.
 */
export async function stillClaimed(trx: Kysely<Schema>, { round }: Pick<Discovery, 'round'>): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('discovery')
    .set({ round })
    .where('account', '=', accountOf(trx))
    .where('round', '=', round)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Saves where the next read continues, unless the list was claimed or restarted since. */
export async function saveProgress(
  trx: Kysely<Schema>,
  { round }: Pick<Discovery, 'round'>,
  progress: Progress | Pick<Discovery, 'due_at' | 'failures' | 'error'>,
): Promise<void> {
  await trx
    .updateTable('discovery')
    .set({ failures: 0, error: null, ...progress })
    .where('account', '=', accountOf(trx))
    .where('round', '=', round)
    .execute();
}

/** Returns those of the tickets that weren't found before. */
export async function notFoundYet(db: Kysely<Schema>, tickets: readonly string[]): Promise<ReadonlySet<string>> {
  const left = new Set(tickets);
  if (left.size === 0) return left;
  const rows = await db
    .selectFrom('found')
    .select('ticket')
    .where('account', '=', accountOf(db))
    .where('ticket', 'in', tickets)
    .execute();
  for (const { ticket } of rows) left.delete(ticket);
  return left;
}

/**
 * Notes that a ticket was found; false if it was found before.
 * @param at when it was created, by the ticket service's clock; epoch milliseconds
 */
export async function noteFound(
  trx: Kysely<Schema>,
  { ticket, at }: { readonly ticket: string; readonly at: number },
): Promise<boolean> {
  const account = accountOf(trx);
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('found')
    .values({ account, ticket, at })
    .onConflict((conflict) => conflict.columns(['account', 'ticket']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** When the newest ticket that was found was created, epoch milliseconds; undefined if there is none. */
export async function newestFound(db: Kysely<Schema>): Promise<number | undefined> {
  const row = await db
    .selectFrom('found')
    .select(({ fn }) => fn.max<number | null>('at').as('at'))
    .where('account', '=', accountOf(db))
    .executeTakeFirst();
  return row?.at ?? undefined;
}

/** Forgets tickets that were created before a time, because the list isn't read that far back again. */
export async function forgetFound(trx: Kysely<Schema>, before: number): Promise<void> {
  await trx.deleteFrom('found').where('account', '=', accountOf(trx)).where('at', '<', before).execute();
}

/** All tickets created before this time are found, epoch milliseconds; undefined if no channel follows new tickets. */
export async function discoveryMark(db: Kysely<Schema>): Promise<number | undefined> {
  if ((await discoveryDue(db)) === undefined) return undefined;
  const row = await db.selectFrom('discovery').select('mark').where('account', '=', accountOf(db)).executeTakeFirst();
  return row?.mark;
}

/** Makes the list due at once. A read that is running ends first. */
export async function makeDiscoveryDue(db: Kysely<Schema>, now: number): Promise<void> {
  await db
    .updateTable('discovery')
    .set({ due_at: now })
    .where('account', '=', accountOf(db))
    .where('due_at', '>', now)
    .where('failures', '=', 0)
    .execute();
}
