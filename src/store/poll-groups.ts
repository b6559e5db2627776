import type { Insertable, Kysely, Selectable } from 'kysely';
import { accountOf } from './account.ts';
import { findRoomyGroup, reservePlaces } from './group-capacity.ts';
import { removeLease } from './leases.ts';
import type { PollGroupTable, Schema } from './schema.ts';

export type PollGroup = Selectable<PollGroupTable>;

/**
 * Finds room in a group of the fastest tier, or creates a group that is due immediately; returns its ID. The group's
 * cursor says nothing about the joining ticket, so mark the ticket as unverified.
 */
export async function joinGroup(trx: Kysely<Schema>, now: number, newId: () => string): Promise<string> {
  for (;;) {
    const open = await findRoomyGroup(trx, { tier: 0 });
    if (open === undefined) return newGroup(trx, now, newId());
    // Another transaction may have taken the last place in the meantime.
    if (await reservePlaces(trx, open.id, 1)) return open.id;
  }
}

async function newGroup(trx: Kysely<Schema>, now: number, id: string): Promise<string> {
  const account = accountOf(trx);
  // What is known about the feed from the account's other groups also applies to this one.
  const other = await trx
    .selectFrom('poll_group')
    .select('reading')
    .where('account', '=', account)
    .limit(1)
    .executeTakeFirst();
  await addGroup(trx, { id, reading: other?.reading ?? 'feed', size: 1, due_at: now });
  return id;
}

export async function addGroup(trx: Kysely<Schema>, group: Omit<Insertable<PollGroupTable>, 'account'>): Promise<void> {
  await trx
    .insertInto('poll_group')
    .values({ ...group, account: accountOf(trx) })
    .execute();
}

/** Frees places in a group. */
export async function leaveGroup(trx: Kysely<Schema>, id: string, places = 1): Promise<void> {
  await trx
    .updateTable('poll_group')
    .set((eb) => ({ size: eb('size', '-', places) }))
    .where('id', '=', id)
    .execute();
}

/** Deletes a group without tickets, and its lease, which the caller has ended. */
export async function removeEmptyGroup(trx: Kysely<Schema>, id: string): Promise<void> {
  const removed = await trx.deleteFrom('poll_group').where('id', '=', id).where('size', '=', 0).executeTakeFirst();
  if (removed.numDeletedRows > 0n) await removeLease(trx, id);
}

/** Locks groups, always in the same order, so that two transactions that move tickets never deadlock. */
export async function lockGroups(trx: Kysely<Schema>, ids: readonly string[]): Promise<void> {
  for (const id of [...new Set(ids)].sort()) {
    await trx
      .updateTable('poll_group')
      .set((eb) => ({ size: eb.ref('size') }))
      .where('id', '=', id)
      .execute();
  }
}

/** Makes a group due now, if it would be read later. */
export async function makeGroupDue(trx: Kysely<Schema>, id: string, now: number): Promise<void> {
  await trx
    .updateTable('poll_group')
    .set({ due_at: now })
    .where('id', '=', id)
    .where('tier', '>', 0)
    .where('due_at', '>', now)
    .execute();
}

/**
 * The account's groups by due time, without groups that are being read and became due in the meantime, for example
 * because a person viewed one of their tickets. Leases are named after groups; a group that is being read is due when
 * its lease ends.
 */
export async function groupsByDue(
  db: Kysely<Schema>,
  { now, limit }: { readonly now: number; readonly limit: number },
): Promise<readonly Pick<PollGroup, 'id' | 'due_at'>[]> {
  return db
    .selectFrom('poll_group')
    .select(['id', 'due_at'])
    .where('account', '=', accountOf(db))
    .where('size', '>', 0)
    .where((eb) => {
      const lease = eb.selectFrom('lease').select('name').whereRef('name', '=', 'poll_group.id');
      return eb.not(eb.exists(lease.where('until', '>=', now).whereRef('until', '>=', 'due_at')));
    })
    .orderBy('due_at')
    .limit(limit)
    .execute();
}

/** Sets when a group is due next. While it is being read, that is when its lease ends. */
export async function setDue(trx: Kysely<Schema>, id: string, dueAt: number): Promise<void> {
  await trx.updateTable('poll_group').set({ due_at: dueAt }).where('id', '=', id).execute();
}

/** Reads a group; undefined if it doesn't exist. */
export async function groupOf(db: Kysely<Schema>, id: string): Promise<PollGroup | undefined> {
  return db.selectFrom('poll_group').selectAll().where('id', '=', id).executeTakeFirst();
}

/**
 * Records where the next read of a group continues. Does nothing if the account's reading mode has changed: a cursor of
 * one mode means nothing to the other.
 */
export async function saveGroup(
  trx: Kysely<Schema>,
  { id, reading }: Pick<PollGroup, 'id' | 'reading'>,
  state: Pick<PollGroup, 'cursor' | 'ahead' | 'due_at' | 'polled_at' | 'unread_at' | 'tier'>,
): Promise<void> {
  await trx
    .updateTable('poll_group')
    .set({ ...state, failures: 0, error: null })
    .where('id', '=', id)
    .where('reading', '=', reading)
    .execute();
}

/** Records that a poll of the group failed; `dueAt` is when it is tried again, epoch milliseconds. */
export async function saveFailure(
  trx: Kysely<Schema>,
  id: string,
  { error, dueAt }: { readonly error: string; readonly dueAt: number },
): Promise<void> {
  await trx
    .updateTable('poll_group')
    .set((eb) => ({ failures: eb('failures', '+', 1), error, due_at: dueAt }))
    .where('id', '=', id)
    .execute();
}

/**
 * Sets the reading mode of all groups of an account; they start over without a cursor.
 * @returns whether the mode changed
 */
export async function setReading(db: Kysely<Schema>, reading: PollGroup['reading'], now: number): Promise<boolean> {
  const account = accountOf(db);
  const { numUpdatedRows } = await db
    .updateTable('poll_group')
    .set({ reading, cursor: null, ahead: null, due_at: now })
    .where('account', '=', account)
    .where('reading', '!=', reading)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Whether any ticket of the account is polled. */
export async function hasGroups(db: Kysely<Schema>): Promise<boolean> {
  const found = db
    .selectFrom('poll_group')
    .select('id')
    .where('account', '=', accountOf(db))
    .where('size', '>', 0)
    .limit(1);
  return (await found.executeTakeFirst()) !== undefined;
}
