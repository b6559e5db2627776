import type { Kysely, Selectable } from 'kysely';
import { randomUUID } from 'node:crypto';
import type { PollGroupTable, Schema } from './schema.ts';

/** The feed takes up to 100 tickets in one call. */
export const groupSize = 100;

export type PollGroup = Selectable<PollGroupTable>;

/** Finds room in a group of the account, or makes a new group that is due at once; answers its id. */
export async function joinGroup(trx: Kysely<Schema>, account: string, now: number): Promise<string> {
  for (;;) {
    const open = await trx
      .selectFrom('poll_group')
      .select('id')
      .where('account', '=', account)
      .where('size', '<', groupSize)
      .orderBy('id')
      .limit(1)
      .executeTakeFirst();
    if (open === undefined) return newGroup(trx, account, now);
    // Another transaction may have taken the last place meanwhile.
    const { numUpdatedRows } = await trx
      .updateTable('poll_group')
      .set((eb) => ({ size: eb('size', '+', 1) }))
      .where('id', '=', open.id)
      .where('size', '<', groupSize)
      .executeTakeFirst();
    if (numUpdatedRows === 1n) return open.id;
  }
}

async function newGroup(trx: Kysely<Schema>, account: string, now: number): Promise<string> {
  const id = randomUUID();
  // What the account's other groups know about the feed holds for this one too.
  const other = await trx
    .selectFrom('poll_group')
    .select('reading')
    .where('account', '=', account)
    .limit(1)
    .executeTakeFirst();
  await trx
    .insertInto('poll_group')
    .values({ id, account, reading: other?.reading ?? 'feed', size: 1, due_at: now })
    .execute();
  return id;
}

export async function leaveGroup(trx: Kysely<Schema>, id: string): Promise<void> {
  await trx
    .updateTable('poll_group')
    .set((eb) => ({ size: eb('size', '-', 1) }))
    .where('id', '=', id)
    .execute();
}

/** Claims the account's group that is due the longest: it is not due again before `until`. */
export async function claimGroup(
  trx: Kysely<Schema>,
  { account, now, until }: { readonly account: string; readonly now: number; readonly until: number },
): Promise<PollGroup | undefined> {
  const due = await trx
    .selectFrom('poll_group')
    .selectAll()
    .where('account', '=', account)
    .where('size', '>', 0)
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(1)
    .executeTakeFirst();
  if (due !== undefined) await trx.updateTable('poll_group').set({ due_at: until }).where('id', '=', due.id).execute();
  return due;
}

export async function groupOf(db: Kysely<Schema>, id: string): Promise<PollGroup | undefined> {
  return db.selectFrom('poll_group').selectAll().where('id', '=', id).executeTakeFirst();
}

/** When the next group of the account is due, epoch milliseconds. */
export async function nextGroupDue(db: Kysely<Schema>, account: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('poll_group')
    .select('due_at')
    .where('account', '=', account)
    .where('size', '>', 0)
    .orderBy('due_at')
    .limit(1)
    .executeTakeFirst();
  return row?.due_at;
}

/** How many groups of the account share its budget of calls. */
export async function countGroups(db: Kysely<Schema>, account: string): Promise<number> {
  const row = await db
    .selectFrom('poll_group')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('account', '=', account)
    .where('size', '>', 0)
    .executeTakeFirstOrThrow();
  return row.count;
}

export async function saveGroup(
  trx: Kysely<Schema>,
  id: string,
  state: Pick<PollGroup, 'cursor' | 'due_at' | 'polled_at'>,
): Promise<void> {
  await trx
    .updateTable('poll_group')
    .set({ ...state, failures: 0, error: null })
    .where('id', '=', id)
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
export async function setReading(
  db: Kysely<Schema>,
  account: string,
  reading: PollGroup['reading'],
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('poll_group')
    .set({ reading, cursor: null, due_at: now })
    .where('account', '=', account)
    .where('reading', '!=', reading)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
