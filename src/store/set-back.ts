import type { Database } from './database.ts';

/** Epoch milliseconds; `at` is late enough that no call of the time before can still have an effect. */
interface Limits {
  readonly limit: number;
  readonly at: number;
}

/**
 * Mends what a clock left behind that was ahead and has been set back: whatever would wait beyond `limit` waits until
 * `at` instead. What waits for good reasons is tried a little early by that, and waits again.
 */
export async function bringForward({ db }: Database, account: string, { limit, at }: Limits): Promise<void> {
  await db.updateTable('lease').set({ until: at }).where('until', '>', limit).execute();
  await db.updateTable('channel').set({ next_at: at }).where('next_at', '>', limit).execute();
  const links = db.selectFrom('link').select('id').where('account', '=', account);
  for (const column of ['free_at', 'paused_until', 'feed_retry_at'] as const) {
    const late = db
      .updateTable('polling')
      .set({ [column]: at })
      .where(column, '>', limit);
    await late.where('account', '=', account).execute();
  }
  await db
    .updateTable('sweep')
    .set({ due_at: at })
    .where('account', '=', account)
    .where('due_at', '>', limit)
    .execute();
  await db
    .updateTable('poll_group')
    .set({ due_at: at })
    .where('account', '=', account)
    .where('due_at', '>', limit)
    .execute();
  await db
    .updateTable('link')
    .set({ card_next_at: at })
    .where('account', '=', account)
    .where('card_next_at', '>', limit)
    .execute();
  await db
    .updateTable('delivery')
    .set({ next_at: at })
    .where('state', 'in', ['pending', 'sending'])
    .where('next_at', '>', limit)
    .where('link_id', 'in', links)
    .execute();
  await db
    .updateTable('discovery')
    .set({ due_at: at })
    .where('account', '=', account)
    .where('due_at', '>', limit)
    .execute();
  await db
    .updateTable('file')
    .set({ next_at: at })
    .where('state', 'in', ['pending', 'sharing'])
    .where('next_at', '>', limit)
    .where('link_id', 'in', links)
    .execute();
  await db
    .updateTable('notice')
    .set({ next_at: at })
    .where('account', '=', account)
    .where('state', 'in', ['pending', 'sending'])
    .where('next_at', '>', limit)
    .execute();
  await db
    .updateTable('ticket')
    .set({ look_at: at })
    .where('account', '=', account)
    .where('look_at', '>', limit)
    .execute();
  await setBackMarks({ db }, account, { limit, at });
}

/** When something was read or found last is never ahead of the clock: it would keep the next reading from its turn. */
async function setBackMarks({ db }: Pick<Database, 'db'>, account: string, { limit, at }: Limits): Promise<void> {
  for (const column of ['absent_at', 'checked_at', 'gap_at'] as const) {
    const ahead = db
      .updateTable('ticket')
      .set({ [column]: at })
      .where(column, '>', limit);
    await ahead.where('account', '=', account).execute();
  }
  for (const column of ['listed_at', 'probed_at'] as const) {
    const ahead = db
      .updateTable('sweep')
      .set({ [column]: at })
      .where(column, '>', limit);
    await ahead.where('account', '=', account).execute();
  }
  await db
    .updateTable('poll_group')
    .set({ unread_at: at })
    .where('account', '=', account)
    .where('unread_at', '>', limit)
    .execute();
}
