import type { Kysely } from 'kysely';
import { accountOf } from './account.ts';
import type { Schema } from './schema.ts';
import { setGap, type TicketRow } from './tickets.ts';

/** Counts newly recorded messages, for the next count of unread ones. */
export async function countHeard(trx: Kysely<Schema>, row: TicketRow, messages: number): Promise<void> {
  if (messages === 0) return;
  await trx
    .updateTable('ticket')
    .set((eb) => ({ heard: eb('heard', '+', messages) }))
    .where('account', '=', row.account)
    .where('id', '=', row.id)
    .execute();
}

/**
 * Records how many messages of tickets are unread. If there are more than the last count plus the messages recorded
 * since, the feed missed one: all messages of the ticket are read. Fewer say nothing, because reading a ticket in the
 * console resets its count.
 */
export async function keepUnread(trx: Kysely<Schema>, counts: ReadonlyMap<string, number>, now: number): Promise<void> {
  const missed: string[] = [];
  for (const { id, unread: before, heard } of await countsOf(trx, [...counts.keys()])) {
    const unread = counts.get(id);
    if (unread === undefined || (unread === before && heard === 0)) continue;
    if (before !== null && unread > before + heard) missed.push(id);
    await trx
      .updateTable('ticket')
      .set({ unread, heard: 0 })
      .where('account', '=', accountOf(trx))
      .where('id', '=', id)
      .execute();
  }
  await setGap(trx, missed, now);
}

async function countsOf(trx: Kysely<Schema>, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return trx
    .selectFrom('ticket')
    .select(['id', 'unread', 'heard'])
    .where('account', '=', accountOf(trx))
    .where('id', 'in', ids)
    .orderBy('id')
    .execute();
}
