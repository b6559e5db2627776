import type { Insertable, Kysely, Selectable } from 'kysely';
import { accountOf } from './account.ts';
import { findRoomyGroup, reservePlaces } from './group-capacity.ts';
import { removeLease } from './leases.ts';
import type { PollGroupTable, Schema } from './schema.ts';

export type PollGroup = Selectable<PollGroupTable>;

/**
 * Finds room in a group of the fastest pace, or makes a new group that is due at once; answers its id. What the group
 * was read up to says nothing about who joins this way: put the ticket in doubt.
 */
export async function joinGroup(trx: Kysely<Schema>, now: number, newId: () => string): Promise<string> {
  for (;;) {
    const open = await findRoomyGroup(trx, { tier: 0 });
    if (open === undefined) return newGroup(trx, now, newId());
    // Another transaction may have taken the last place meanwhile.
    if (await reservePlaces(trx, open.id, 1)) return open.id;
  }
}

async function newGroup(trx: Kysely<Schema>, now: number, id: string): Promise<string> {
  const account = accountOf(trx);
  // What the account's other groups know about the feed holds for this one too.
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

export async function leaveGroup(trx: Kysely<Schema>, id: string, places = 1): Promise<void> {
  await trx
    .updateTable('poll_group')
    .set((eb) => ({ size: eb('size', '-', places) }))
    .where('id', '=', id)
    .execute();
}

/** Removes a group that nothing is in any more, with its lease, which the caller has ended. */
export async function removeEmptyGroup(trx: Kysely<Schema>, id: string): Promise<void> {
  const removed = await trx.deleteFrom('poll_group').where('id', '=', id).where('size', '=', 0).executeTakeFirst();
  if (removed.numDeletedRows > 0n) await removeLease(trx, id);
}

/**
 * Locks groups, in the same order for everybody, so that two transactions that move tickets never wait for each other.
 */
export async function lockGroups(trx: Kysely<Schema>, ids: readonly string[]): Promise<void> {
  for (const id of [...new Set(ids)].sort()) {
    await trx
      .updateTable('poll_group')
      .set((eb) => ({ size: eb.ref('size') }))
      .where('id', '=', id)
      .execute();
  }
}

/** A group is read at once instead of later. */
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
 * The groups of the account by when they are due, but for those that somebody reads and that became due meanwhile: a
 * person looked at one of the tickets, say. Leases are named after groups; one that is read is due when its lease is over.
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

/** Sets when a group is due next. While it is read that is when its lease is over. */
export async function setDue(trx: Kysely<Schema>, id: string, dueAt: number): Promise<void> {
  await trx.updateTable('poll_group').set({ due_at: dueAt }).where('id', '=', id).execute();
}

export async function groupOf(db: Kysely<Schema>, id: string): Promise<PollGroup | undefined> {
  return db.selectFrom('poll_group').selectAll().where('id', '=', id).executeTakeFirst();
}

/**
 * Keeps where the next reading of a group goes on. Nothing where its account is read in another way meanwhile: a cursor
 * of one way means nothing to the other.
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

/** Sets how all groups of an account are read; they start anew, without a cursor. True where that is a change. */
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

/** Whether anything of the account is polled. */
export async function hasGroups(db: Kysely<Schema>): Promise<boolean> {
  const found = db
    .selectFrom('poll_group')
    .select('id')
    .where('account', '=', accountOf(db))
    .where('size', '>', 0)
    .limit(1);
  return (await found.executeTakeFirst()) !== undefined;
}
