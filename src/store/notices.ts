import type { Kysely, Selectable, Updateable } from 'kysely';
import type { LinkTable, Schema, SuspensionTable } from './schema.ts';

/** Suspended links of the account whose creator is not told yet. */
function open(db: Kysely<Schema>, account: string) {
  return db
    .selectFrom('suspension as s')
    .innerJoin('link as l', 'l.id', 's.link_id')
    .where('l.account', '=', account)
    .where('l.suspended', 'is not', null)
    .where('s.notice', 'in', ['pending', 'sending']);
}

export type DueNotice = Selectable<LinkTable> & Pick<Selectable<SuspensionTable>, 'at' | 'first_try_at'>;

/** Links whose creator can be told now; longest waiting first. */
export async function dueNotices(
  db: Kysely<Schema>,
  { account, now, limit }: { readonly account: string; readonly now: number; readonly limit: number },
): Promise<readonly DueNotice[]> {
  return open(db, account)
    .where('s.next_at', '<=', now)
    .selectAll('l')
    .select(['s.at', 's.first_try_at'])
    .orderBy('s.next_at')
    .limit(limit)
    .execute();
}

/** When the next creator can be told, epoch milliseconds. */
export async function nextNoticeDue(db: Kysely<Schema>, account: string): Promise<number | undefined> {
  const row = await open(db, account).select('s.next_at').orderBy('s.next_at').limit(1).executeTakeFirst();
  return row?.next_at;
}

/** One suspension of a link. */
export interface SuspensionKey {
  readonly link: string;
  readonly at: number;
}

/**
 * Claims a notice until then, and writes the try down before it is made.
 * @returns how often it was tried, this try included, and whether an earlier one may have been accepted; undefined where
 *   somebody else was faster
 */
export async function claimNoticeRow(
  trx: Kysely<Schema>,
  { link, at }: SuspensionKey,
  { now, until }: { readonly now: number; readonly until: number },
): Promise<{ readonly attempts: number; readonly tried: boolean } | undefined> {
  const claimed = (notice: 'pending' | 'sending') =>
    trx
      .updateTable('suspension')
      .set((eb) => ({
        notice: 'sending',
        next_at: until,
        attempts: eb('attempts', '+', 1),
        first_try_at: eb.fn.coalesce('first_try_at', eb.val(now)),
      }))
      .where('link_id', '=', link)
      .where('at', '=', at)
      .where('notice', '=', notice)
      .where('next_at', '<=', now)
      .returning('attempts')
      .executeTakeFirst();
  const fresh = await claimed('pending');
  if (fresh !== undefined) return { ...fresh, tried: false };
  const again = await claimed('sending');
  return again && { ...again, tried: true };
}

/** Keeps what became of a notice; with `until`, only while the claim of that time holds. */
export async function updateNotice(
  trx: Kysely<Schema>,
  { link, at, until }: SuspensionKey & { readonly until?: number | undefined },
  changes: Updateable<SuspensionTable>,
): Promise<void> {
  let update = trx
    .updateTable('suspension')
    .set(changes)
    .where('link_id', '=', link)
    .where('at', '=', at)
    .where('notice', '=', 'sending');
  if (until !== undefined) update = update.where('next_at', '=', until);
  await update.execute();
}
