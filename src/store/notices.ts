import type { Kysely, Selectable, Updateable } from 'kysely';
import { accountOf } from './account.ts';
import type { NoticeTable, Schema } from './schema.ts';

export type NoticeRow = Selectable<NoticeTable>;

/** A person and a channel in which they follow something. */
export type NoticeKey = Pick<NoticeRow, 'creator' | 'channel'>;

/**
 * Opens notices to people whose links or subscriptions in a channel were just paused because Slack refuses it; one
 * notice per person and channel. A person who was notified of this refusal, and has had something paused there ever
 * since, isn't notified again.
 */
export async function openNotices(
  trx: Kysely<Schema>,
  suspended: Pick<NoticeRow, 'channel' | 'reason'> & {
    readonly creators: readonly string[];
    readonly now: number;
  },
): Promise<void> {
  const account = accountOf(trx);
  const { channel, reason, creators, now } = suspended;
  for (const creator of [...creators].sort()) {
    const key = { creator, channel };
    const fresh = {
      at: now,
      reason,
      state: 'pending',
      attempts: 0,
      first_try_at: null,
      next_at: now,
      error: null,
    } as const;
    const isKnown = await wasSuspendedBefore(trx, key, now);
    await trx
      .insertInto('notice')
      .values({ account, ...key, ...fresh })
      .onConflict((conflict) => {
        const update = conflict.columns(['account', 'creator', 'channel']).doUpdateSet(fresh);
        return isKnown ? update.where('notice.reason', '!=', reason) : update;
      })
      .execute();
  }
}

/** Whether something was paused there earlier and still is. */
async function wasSuspendedBefore(trx: Kysely<Schema>, key: NoticeKey, now: number): Promise<boolean> {
  for (const table of ['link', 'subscription'] as const) {
    const row = await suspendedOf(trx, table, key).where('suspended_at', '<', now).limit(1).executeTakeFirst();
    if (row !== undefined) return true;
  }
  return false;
}

function suspendedOf(db: Kysely<Schema>, table: 'link' | 'subscription', { creator, channel }: NoticeKey) {
  return db
    .selectFrom(table)
    .select('creator')
    .where('account', '=', accountOf(db))
    .where('creator', '=', creator)
    .where('channel', '=', channel)
    .where('suspended', 'is not', null);
}

/** Notices that must still be sent: what they are about is still paused. */
function open(db: Kysely<Schema>) {
  return db
    .selectFrom('notice as n')
    .where('n.account', '=', accountOf(db))
    .where('n.state', 'in', ['pending', 'sending'])
    .where((eb) => {
      const still = (table: 'link' | 'subscription') =>
        eb.exists(
          eb
            .selectFrom(table)
            .select('creator')
            .whereRef(`${table}.account`, '=', 'n.account')
            .whereRef(`${table}.creator`, '=', 'n.creator')
            .whereRef(`${table}.channel`, '=', 'n.channel')
            .where(`${table}.suspended`, 'is not', null),
        );
      return eb.or([still('link'), still('subscription')]);
    });
}

/** Notices that can be sent now, longest waiting first. */
export async function dueNotices(
  db: Kysely<Schema>,
  { now, limit }: { readonly now: number; readonly limit: number },
): Promise<readonly NoticeRow[]> {
  return open(db).where('n.next_at', '<=', now).selectAll('n').orderBy('n.next_at').limit(limit).execute();
}

/** When the next notice can be sent, epoch milliseconds; undefined if there is none. */
export async function nextNoticeDue(db: Kysely<Schema>): Promise<number | undefined> {
  const row = await open(db).select('n.next_at').orderBy('n.next_at').limit(1).executeTakeFirst();
  return row?.next_at;
}

/** Identifies one pause. */
export type NoticeAt = NoticeKey & Pick<NoticeRow, 'at'>;

/**
 * Claims a notice until `until`, and counts the attempt before it is made.
 * @returns the number of attempts, including this one, and whether an earlier one may have been accepted; undefined if
 * another process was faster
 */
export async function claimNoticeRow(
  trx: Kysely<Schema>,
  notice: NoticeAt,
  { now, until }: { readonly now: number; readonly until: number },
): Promise<{ readonly attempts: number; readonly tried: boolean } | undefined> {
  const claimed = (state: 'pending' | 'sending') =>
    at(trx, notice)
      .set((eb) => ({
        state: 'sending',
        next_at: until,
        attempts: eb('attempts', '+', 1),
        first_try_at: eb.fn.coalesce('first_try_at', eb.val(now)),
      }))
      .where('state', '=', state)
      .where('next_at', '<=', now)
      .returning('attempts')
      .executeTakeFirst();
  const fresh = await claimed('pending');
  if (fresh !== undefined) return { ...fresh, tried: false };
  const again = await claimed('sending');
  return again && { ...again, tried: true };
}

/** Records the outcome of a notice; with `until`, only if the claim with that end still holds. */
export async function updateNotice(
  trx: Kysely<Schema>,
  { until, ...notice }: NoticeAt & { readonly until?: number | undefined },
  changes: Updateable<NoticeTable>,
): Promise<void> {
  let update = at(trx, notice).set(changes).where('state', '=', 'sending');
  if (until !== undefined) update = update.where('next_at', '=', until);
  await update.execute();
}

function at(trx: Kysely<Schema>, { creator, channel, at: since }: NoticeAt) {
  return trx
    .updateTable('notice')
    .where('account', '=', accountOf(trx))
    .where('creator', '=', creator)
    .where('channel', '=', channel)
    .where('at', '=', since);
}
