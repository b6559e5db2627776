import type { Kysely, Selectable } from 'kysely';
import type { PollingTable, Schema } from './schema.ts';

/** How an account may be polled at present; see `PollingTable`. */
export type Polling = Omit<Selectable<PollingTable>, 'account'>;

export async function pollingOf(db: Kysely<Schema>, account: string): Promise<Polling> {
  const row = await db
    .selectFrom('polling')
    .select(['free_at', 'paused_until', 'failures'])
    .where('account', '=', account)
    .executeTakeFirst();
  return row ?? { free_at: 0, paused_until: 0, failures: 0 };
}

/** Inside a transaction that holds the account's lease, so that two do not go by the same state. */
export async function savePolling(trx: Kysely<Schema>, account: string, polling: Polling): Promise<void> {
  await trx
    .insertInto('polling')
    .values({ account, ...polling })
    .onConflict((conflict) => conflict.column('account').doUpdateSet(polling))
    .execute();
}
