import type { Kysely, Selectable } from 'kysely';
import type { Link } from '../tickets/links/link.ts';
import { accountOf } from './account.ts';
import { dueInChannel } from './deliveries.ts';
import type { LinkTable, Schema } from './schema.ts';
import { lockTicket } from './tickets.ts';

/** Outdated cards of links whose replies are all delivered. */
function staleCards(db: Kysely<Schema>) {
  return db
    .selectFrom('link as l')
    .leftJoin('channel as c', 'c.id', 'l.channel')
    .where('l.account', '=', accountOf(db))
    .where('l.suspended', 'is', null)
    .where('l.card', 'is not', null)
    .where('l.card_next_at', 'is not', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('delivery as d')
            .select('d.seq')
            .whereRef('d.link_id', '=', 'l.id')
            .where('d.state', 'in', ['pending', 'sending']),
        ),
      ),
    );
}

/** Links whose card can be edited now; longest waiting first. */
export async function dueCards(
  db: Kysely<Schema>,
  { now, limit }: { readonly now: number; readonly limit: number },
): Promise<readonly Selectable<LinkTable>[]> {
  return staleCards(db)
    .where('l.card_next_at', '<=', now)
    .where((eb) => eb.or([eb('c.next_at', 'is', null), eb('c.next_at', '<=', now)]))
    .selectAll('l')
    .orderBy('l.card_next_at')
    .limit(limit)
    .execute();
}

/** When the next card of the account can be edited, epoch milliseconds. */
export async function nextCardDue(db: Kysely<Schema>): Promise<number | undefined> {
  const row = await staleCards(db)
    .select(dueInChannel('l.card_next_at').as('due'))
    .orderBy('due')
    .limit(1)
    .executeTakeFirst();
  return row?.due;
}

/** Claims a card until a time; false if another process was faster. */
export async function claimCardRow(trx: Kysely<Schema>, link: string, now: number, until: number): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('link')
    .set((eb) => ({ card_next_at: until, card_attempts: eb('card_attempts', '+', 1) }))
    .where('id', '=', link)
    .where('card_next_at', '<=', now)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Postpones the next try of an edit, if the claim until `until` still holds. */
export async function postponeCard(
  trx: Kysely<Schema>,
  { link, until }: { readonly link: string; readonly until: number },
  nextAt: number,
): Promise<void> {
  await trx
    .updateTable('link')
    .set({ card_next_at: nextAt })
    .where('id', '=', link)
    .where('card_next_at', '=', until)
    .execute();
}

/** A card that shows a state of its ticket. */
export interface CardState {
  readonly link: Pick<Link, 'id' | 'ticket' | 'channel'>;
  readonly version: number;
  readonly now: number;
}

/**
 * Records that a card was posted, and starts the thread under it if the link has none. Nothing changes if that is already known,
 * because the card may be being edited.
 * @param posted.opensThread whether the link's thread is gone, so that the card starts another one
 */
export async function savePostedCard(
  trx: Kysely<Schema>,
  state: CardState,
  { card, opensThread }: { readonly card: string; readonly opensThread: boolean },
): Promise<void> {
  const stale = await isStale(trx, state);
  await trx
    .updateTable('link')
    .set((eb) => ({
      card,
      thread: opensThread ? card : eb.fn.coalesce('thread', eb.val(card)),
      ...shown(state, stale),
    }))
    .where('id', '=', state.link.id)
    .where('channel', '=', state.link.channel)
    .where('card', 'is', null)
    .execute();
}

/** Starts a thread under a message if the link has none, because its card couldn't be posted. */
export async function openThread(trx: Kysely<Schema>, link: Pick<Link, 'id' | 'channel'>, ts: string): Promise<void> {
  await trx
    .updateTable('link')
    .set({ thread: ts })
    .where('id', '=', link.id)
    .where('channel', '=', link.channel)
    .where('thread', 'is', null)
    .execute();
}

/** Makes a message the card of a link and the start of its thread, in place of deleted ones. */
export async function moveThread(trx: Kysely<Schema>, link: Link, ts: string, now: number): Promise<void> {
  await trx
    .updateTable('link')
    .set({ card: ts, thread: ts, card_next_at: now, card_attempts: 0 })
    .where('id', '=', link.id)
    .where('channel', '=', link.channel)
    .where('thread', link.thread === undefined ? 'is' : '=', link.thread ?? null)
    .execute();
}

/** Records that a card was edited, if the claim until `until` still holds. */
export async function saveEditedCard(trx: Kysely<Schema>, state: CardState, until: number): Promise<void> {
  const stale = await isStale(trx, state);
  await trx
    .updateTable('link')
    .set(shown(state, stale))
    .where('id', '=', state.link.id)
    .where('card_next_at', '=', until)
    .execute();
}

/** Locks the ticket, so that a change that is being recorded is either seen here or marks the card itself. */
async function isStale(trx: Kysely<Schema>, { link, version }: CardState): Promise<boolean> {
  const ticket = await lockTicket(trx, link.ticket);
  return ticket !== undefined && ticket.version > version;
}

function shown({ version, now }: CardState, stale: boolean) {
  return { card_version: version, card_attempts: 0, card_next_at: stale ? now : null };
}
