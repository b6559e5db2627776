import type { Kysely, Selectable } from 'kysely';
import { accountOf } from './account.ts';
import type { PollingTable, Schema } from './schema.ts';

/** How an account may be polled at present; see `PollingTable`. */
export type Polling = Omit<Selectable<PollingTable>, 'account'>;

const columns = ['free_at', 'paused_until', 'failures', 'feed_failures', 'feed_retry_at'] as const;

export async function pollingOf(db: Kysely<Schema>): Promise<Polling> {
  const account = accountOf(db);
  const row = await db.selectFrom('polling').select(columns).where('account', '=', account).executeTakeFirst();
  return row ?? { free_at: 0, paused_until: 0, failures: 0, feed_failures: 0, feed_retry_at: 0 };
}

/**
 * Reads how an account may be polled and locks it, so that two do not go by the same state. All processes share it: it is
 * the last thing that a transaction locks, and then for a moment only.
 */
export async function lockPolling(trx: Kysely<Schema>): Promise<Polling> {
  const account = accountOf(trx);
  return trx
    .insertInto('polling')
    .values({ account, free_at: 0, paused_until: 0, failures: 0 })
    .onConflict((conflict) => conflict.column('account').doUpdateSet({ account }))
    .returning(columns)
    .executeTakeFirstOrThrow();
}

/** Inside a transaction that has locked it. */
export async function savePolling(
  trx: Kysely<Schema>,
  polling: Pick<Polling, 'free_at' | 'paused_until' | 'failures'>,
): Promise<void> {
  await trx.updateTable('polling').set(polling).where('account', '=', accountOf(trx)).execute();
}

/** Keeps how often in a row the feed was missing or failed, and when it is asked again; epoch milliseconds. */
export async function saveFeed(
  trx: Kysely<Schema>,
  { failures, retryAt }: { readonly failures: number; readonly retryAt: number },
): Promise<void> {
  await lockPolling(trx);
  await trx
    .updateTable('polling')
    .set({ feed_failures: failures, feed_retry_at: retryAt })
    .where('account', '=', accountOf(trx))
    .execute();
}
