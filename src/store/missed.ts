import type { Kysely, Selectable } from 'kysely';
import { accountOf } from './account.ts';
import type { MissedTable, Schema } from './schema.ts';

export type Missed = Omit<Selectable<MissedTable>, 'account'>;

/** Records that a channel must follow a new ticket when it accepts posts again. */
export async function noteMissed(trx: Kysely<Schema>, missed: Missed): Promise<void> {
  await trx
    .insertInto('missed')
    .values({ ...missed, account: accountOf(trx) })
    .onConflict((conflict) => conflict.columns(['account', 'channel', 'ticket']).doNothing())
    .execute();
}

/** Tickets missed by channels that accept posts again, longest waiting first. */
export async function missedOf(db: Kysely<Schema>, limit: number): Promise<readonly Missed[]> {
  return db
    .selectFrom('missed as m')
    .innerJoin('subscription as s', (join) =>
      join.onRef('s.account', '=', 'm.account').onRef('s.channel', '=', 'm.channel'),
    )
    .select(['m.channel', 'm.ticket', 'm.at'])
    .where('m.account', '=', accountOf(db))
    .where('s.suspended', 'is', null)
    .orderBy('m.at')
    .orderBy('m.ticket')
    .limit(limit)
    .execute();
}

/** Moves a missed ticket behind all others. */
export async function postponeMissed(trx: Kysely<Schema>, { channel, ticket }: Missed, at: number): Promise<void> {
  await trx
    .updateTable('missed')
    .set({ at })
    .where('account', '=', accountOf(trx))
    .where('channel', '=', channel)
    .where('ticket', '=', ticket)
    .execute();
}

/** Deletes a missed ticket; returns false if it no longer exists. */
export async function takeMissed(trx: Kysely<Schema>, { channel, ticket }: Missed): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('missed')
    .where('account', '=', accountOf(trx))
    .where('channel', '=', channel)
    .where('ticket', '=', ticket)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}
