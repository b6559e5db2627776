import type { Kysely, Selectable } from 'kysely';
import { accountOf } from './account.ts';
import type { DiscoveryTable, Schema } from './schema.ts';

/** How far the list of an account's tickets was read; see `DiscoveryTable`. */
export type Discovery = Omit<Selectable<DiscoveryTable>, 'account'>;

/** Where the next reading of the list goes on. */
export type Progress = Pick<Discovery, 'mark' | 'reached' | 'span' | 'due_at'>;

/**
 * Has the list read from `since` on; where somebody follows new tickets already, it goes on where it is.
 * @param anew nobody followed new tickets of the account up to now
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
          // A reading that goes on from before comes to nothing.
          round: eb('discovery.round', '+', 1),
        }))
        .where((eb) => eb.lit(anew)),
    )
    .execute();
}

/** When the list is to be read next, epoch milliseconds; undefined where nobody follows new tickets. */
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

/** Claims the reading of the list: it is not due again before `until`, and readings claimed before come to nothing. */
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
 * Inside a transaction: makes sure that nobody claimed the list or began it anew, and that nobody can before the
 * transaction ends (the row stays locked).
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

/** Keeps where the next reading goes on; nothing where the list was claimed or begun anew since. */
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

/** Those of the tickets that were not found before. */
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
 * Notes that a ticket was found; false where that was noted before.
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

/** When the newest of the tickets that were found was created; undefined where there is none. */
export async function newestFound(db: Kysely<Schema>): Promise<number | undefined> {
  const row = await db
    .selectFrom('found')
    .select(({ fn }) => fn.max<number | null>('at').as('at'))
    .where('account', '=', accountOf(db))
    .executeTakeFirst();
  return row?.at ?? undefined;
}

/** Forgets tickets that were created before: nobody reads so far back any more. */
export async function forgetFound(trx: Kysely<Schema>, before: number): Promise<void> {
  await trx.deleteFrom('found').where('account', '=', accountOf(trx)).where('at', '<', before).execute();
}

/** Where new tickets begin: what was created before is found; undefined where nobody follows new tickets. */
export async function discoveryMark(db: Kysely<Schema>): Promise<number | undefined> {
  if ((await discoveryDue(db)) === undefined) return undefined;
  const row = await db.selectFrom('discovery').select('mark').where('account', '=', accountOf(db)).executeTakeFirst();
  return row?.mark;
}

/** New tickets are looked for at once instead of later. A reading that is under way ends first. */
export async function hurryDiscovery(db: Kysely<Schema>, now: number): Promise<void> {
  await db
    .updateTable('discovery')
    .set({ due_at: now })
    .where('account', '=', accountOf(db))
    .where('due_at', '>', now)
    .where('failures', '=', 0)
    .execute();
}
