import type { Kysely } from 'kysely';
import { randomUUID } from 'node:crypto';
import { accountOf } from './account.ts';
import type { Database } from './database.ts';
import { isLinked } from './linked.ts';
import { makeGroupDue, joinGroup } from './poll-groups.ts';
import type { Schema } from './schema.ts';
import { lockTicket, setChecked, setGap, setGroup } from './tickets.ts';

/** The ticket that somebody viewed, and when. */
interface Looked {
  readonly ticket: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/**
 * Records that a person viewed or used a ticket. If the ticket is polled rarely, it is read now, and often from then
 * on. If it is linked but no longer followed, it is followed again.
 */
export async function noteActivity({ db }: Database, looked: Looked, newId: () => string = randomUUID): Promise<void> {
  const { ticket, at } = looked;
  await db.transaction().execute(async (trx) => {
    const row = await lockTicket(trx, ticket);
    if (row === undefined) return;
    if (row.group_id !== null) {
      await setActive(trx, looked);
      await makeGroupDue(trx, row.group_id, at);
    } else if (await isLinked(trx, looked)) {
      await resumeFollowing(trx, looked, newId);
    }
  });
}

/**
 * Follows a ticket again from its last known state; its row must be locked. All of its messages are read once, so that
 * its links get what happened in between.
 */
export async function resumeFollowing(trx: Kysely<Schema>, looked: Looked, newId: () => string): Promise<void> {
  const { ticket, at } = looked;
  await setActive(trx, looked);
  await forgetAbsence(trx, looked);
  await setGap(trx, [ticket], at);
  await setGroup(trx, ticket, await joinGroup(trx, at, newId));
}

/** Clears the evidence that a ticket is gone, so that it must be collected again. */
async function forgetAbsence(trx: Kysely<Schema>, { ticket }: Looked): Promise<void> {
  await trx
    .updateTable('ticket')
    .set({ absent_at: null, absent_times: 0, gone_at: null, look_at: null })
    .where('account', '=', accountOf(trx))
    .where('id', '=', ticket)
    .execute();
}

/**
 * Records that a ticket that was gone can be read again, and follows it if it is linked.
 * @returns whether it is followed again
 */
export async function ticketReturned(
  { db }: Database,
  looked: Looked,
  newId: () => string = randomUUID,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const row = await lockTicket(trx, looked.ticket);
    if (row?.look_at == null) return false;
    await forgetAbsence(trx, looked);
    if (row.group_id !== null || !(await isLinked(trx, looked))) return false;
    await resumeFollowing(trx, looked, newId);
    return true;
  });
}

/** Makes a followed ticket's next poll due now, with a full read. */
export async function readSoon(db: Kysely<Schema>, { ticket, at }: Looked): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const row = await lockTicket(trx, ticket);
    if (row?.group_id == null) return;
    await setChecked(trx, [ticket], 0);
    await makeGroupDue(trx, row.group_id, at);
  });
}

/** Same as `readSoon` for many tickets, up to 100 per transaction. */
export async function readAllSoon(
  { db }: Database,
  { tickets, at }: { readonly tickets: readonly string[]; readonly at: number },
): Promise<void> {
  for (let from = 0; from < tickets.length; from += batchSize) {
    const ids = tickets.slice(from, from + batchSize).sort();
    await db.transaction().execute(async (trx) => {
      await setChecked(trx, ids, 0);
      const groups = await trx
        .selectFrom('ticket')
        .select('group_id')
        .distinct()
        .where('account', '=', accountOf(trx))
        .where('id', 'in', ids)
        .where('group_id', 'is not', null)
        .orderBy('group_id')
        .execute();
      for (const { group_id } of groups) if (group_id !== null) await makeGroupDue(trx, group_id, at);
    });
  }
}

const batchSize = 100;

async function setActive(trx: Kysely<Schema>, { ticket, at }: Looked): Promise<void> {
  await trx
    .updateTable('ticket')
    // The next poll does a full read.
    .set({ active_at: at, checked_at: 0 })
    .where('account', '=', accountOf(trx))
    .where('id', '=', ticket)
    .execute();
}
