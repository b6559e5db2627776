import type { Kysely, Updateable } from 'kysely';
import { accountOf } from './account.ts';
import { takeAccessCards } from './access-cards.ts';
import type { Link } from '../tickets/links/link.ts';
import { openNotices } from './notices.ts';
import type { DeliveryTable, Schema } from './schema.ts';

/** What Slack refuses. */
export interface Refusal {
  /** Slack's error code. */
  readonly reason: string;
  /** It affects the whole channel: all its links are paused, and so is its subscription to new tickets. */
  readonly isWholeChannel: boolean;
}

/**
 * Pauses a link, and everything else in its channel if Slack refuses the whole channel; opens notices to the people who
 * created what is paused. Does nothing if the link is already paused, or was moved since the refused call.
 */
export async function pauseLink(
  trx: Kysely<Schema>,
  { id, channel }: Pick<Link, 'id' | 'channel'>,
  { reason, isWholeChannel }: Refusal,
  now: number,
): Promise<void> {
  const suspended = { suspended: reason, suspended_at: now };
  const link = await trx
    .updateTable('link')
    .set(suspended)
    .where('id', '=', id)
    .where('channel', '=', channel)
    .where('suspended', 'is', null)
    .returning('creator')
    .executeTakeFirst();
  if (link === undefined) return;
  const creators = new Set([link.creator]);
  if (isWholeChannel) {
    for (const table of ['link', 'subscription'] as const) {
      const rows = await trx
        .updateTable(table)
        .set(suspended)
        .where('account', '=', accountOf(trx))
        .where('channel', '=', channel)
        .where('suspended', 'is', null)
        .returning('creator')
        .execute();
      for (const { creator } of rows) creators.add(creator);
    }
  }
  await openNotices(trx, { channel, reason, creators: [...creators], now });
}

/**
 * Resumes a link: its deliveries, and its card, which stays marked if an edit was refused.
 * @returns false if it wasn't paused
 */
export async function resumeLink(trx: Kysely<Schema>, id: string, now: number): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('link')
    .set({ suspended: null, suspended_at: null, card_attempts: 0 })
    .where('id', '=', id)
    .where('suspended', 'is not', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  // Attempts before the pause say nothing about the next ones.
  await updateOpen(trx, id, { attempts: 0, next_at: now });
  return true;
}

/**
 * Moves a paused link to another channel, where its card is posted first and then what was missed. Posts with an
 * unclear outcome in the old channel are repeated in the new one, because they can't be looked up any more.
 * @returns `taken`: that channel already has a link to the ticket; `active`: the link isn't paused. In both cases
 * nothing changes.
 */
export async function moveLink(
  trx: Kysely<Schema>,
  { id, channel, at }: { readonly id: string; readonly channel: string; readonly at: number },
): Promise<'moved' | 'taken' | 'active'> {
  const link = await trx
    .updateTable('link')
    .set((eb) => ({ channel: eb.ref('channel') }))
    .where('id', '=', id)
    .where('suspended', 'is not', null)
    .returningAll()
    .executeTakeFirst();
  if (link === undefined) return 'active';
  const other = await trx
    .selectFrom('link')
    .select('id')
    .where('account', '=', link.account)
    .where('ticket', '=', link.ticket)
    .where('channel', '=', channel)
    .where('place_thread', '=', '')
    .executeTakeFirst();
  if (other !== undefined) return 'taken';
  await trx
    .updateTable('link')
    .set({ channel, place_thread: '', thread: null, card: null, card_version: 0, card_next_at: null })
    .where('id', '=', id)
    .execute();
  await trx
    .updateTable('delivery')
    .set({ channel: link.channel })
    .where('link_id', '=', id)
    .where('state', '=', 'done')
    .where('channel', 'is', null)
    .execute();
  const anew = { state: 'pending', batch: null, first_try_at: null, error: null, ts: null, channel: null } as const;
  await updateOpen(trx, id, anew);
  await trx
    .updateTable('delivery')
    .set({ ...anew, attempts: 0, next_at: at })
    .where('link_id', '=', id)
    .where('event_id', 'in', [cardEventId(id), ...(await takeAccessCards(trx, id))])
    .execute();
  await resumeLink(trx, id, at);
  return 'moved';
}

/** The event whose delivery to a link is the link's card. */
export function cardEventId(link: string): string {
  return `linked:${link}`;
}

async function updateOpen(trx: Kysely<Schema>, link: string, changes: Updateable<DeliveryTable>): Promise<void> {
  await trx
    .updateTable('delivery')
    .set(changes)
    .where('link_id', '=', link)
    .where('state', 'in', ['pending', 'sending'])
    .execute();
}
