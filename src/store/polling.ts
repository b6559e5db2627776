import type { Kysely, Selectable } from 'kysely';
import { accountOf } from './account.ts';
import type { PollingTable, Schema } from './schema.ts';

/** Whether an account can be polled now; see `PollingTable`. */
export type Polling = Omit<Selectable<PollingTable>, 'account'>;

const columns = ['free_at', 'paused_until', 'failures', 'feed_failures', 'feed_retry_at'] as const;

/** Reads the polling state without locking it; all zeros before the first poll. */
export async function pollingOf(db: Kysely<Schema>): Promise<Polling> {
  const account = accountOf(db);
  const row = await db.selectFrom('polling').select(columns).where('account', '=', account).executeTakeFirst();
  return row ?? { free_at: 0, paused_until: 0, failures: 0, feed_failures: 0, feed_retry_at: 0 };
}

/**
 * Reads the polling state and locks it, so that two transactions don't use the same state. All processes share this
 * row: lock it last, and only briefly.
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

/** Call it inside the transaction that has locked the state. */
export async function savePolling(
  trx: Kysely<Schema>,
  polling: Pick<Polling, 'free_at' | 'paused_until' | 'failures'>,
): Promise<void> {
  await trx.updateTable('polling').set(polling).where('account', '=', accountOf(trx)).execute();
}

/**
 * Records how many times in a row the feed was missing or failed, and when it is tried again, in epoch milliseconds.
 */
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
