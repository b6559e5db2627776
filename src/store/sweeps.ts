import type { Kysely, Selectable } from 'kysely';
import { accountOf } from './account.ts';
import type { Schema, SweepTable } from './schema.ts';

/** The sweep state of an account; see `SweepTable`. */
export type Sweep = Omit<Selectable<SweepTable>, 'account'>;

/** When the account's next sweep is due, epoch milliseconds; undefined if there is nothing to look for. */
export async function sweepDue(db: Kysely<Schema>): Promise<number | undefined> {
  const account = accountOf(db);
  const group = db.selectFrom('poll_group').select('id').where('account', '=', account).where('size', '>', 0);
  const follows = db.selectFrom('subscription').select('channel').where('account', '=', account);
  const gone = db.selectFrom('ticket').select('id').where('account', '=', account).where('look_at', 'is not', null);
  const wanted = await db
    .selectNoFrom((eb) => eb.or([eb.exists(group), eb.exists(follows), eb.exists(gone)]).as('wanted'))
    .executeTakeFirst();
  if (!isTrue(wanted?.wanted)) return undefined;
  const row = await db.selectFrom('sweep').select('due_at').where('account', '=', account).executeTakeFirst();
  return row?.due_at ?? 0;
}

/**
 * Claims the sweep: it isn't due again before `until`, and the results of earlier claims are dropped.
 * @returns undefined if the sweep isn't due
 */
export async function claimSweep(
  trx: Kysely<Schema>,
  { now, until }: { readonly now: number; readonly until: number },
): Promise<Sweep | undefined> {
  const account = accountOf(trx);
  await trx
    .insertInto('sweep')
    .values({ account, due_at: 0 })
    .onConflict((conflict) => conflict.column('account').doNothing())
    .execute();
  return trx
    .updateTable('sweep')
    .set((eb) => ({ due_at: until, round: eb('round', '+', 1) }))
    .where('account', '=', account)
    .where('due_at', '<=', now)
    .returningAll()
    .executeTakeFirst();
}

/** Records the result of a sweep; returns false if the next one was claimed since. */
export async function saveSweep(
  trx: Kysely<Schema>,
  { round }: Pick<Sweep, 'round'>,
  state: Partial<Omit<Sweep, 'round'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('sweep')
    .set(state)
    .where('account', '=', accountOf(trx))
    .where('round', '=', round)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The sweep state of the account; undefined before the first sweep. */
export async function sweepOf(db: Kysely<Schema>): Promise<Sweep | undefined> {
  return db.selectFrom('sweep').selectAll().where('account', '=', accountOf(db)).executeTakeFirst();
}

/**
 * The status by ID of the followed tickets that can still change, as far as known.
 * @param final the final statuses
 */
export async function openFollowed(db: Kysely<Schema>, final: readonly number[]): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('ticket')
    .select(['id', 'status'])
    .where('account', '=', accountOf(db))
    .where('group_id', 'is not', null)
    .where('absent_at', 'is', null)
    .where('status', 'not in', final)
    .orderBy('id')
    .execute();
  return new Map(rows.map(({ id, status }) => [id, status]));
}

/** SQLite returns 0 and 1. */
function isTrue(value: unknown): boolean {
  return value === true || value === 1;
}
