import type { Kysely, Selectable } from 'kysely';
import { accountOf } from './account.ts';
import type { AccessCardTable, LinkTable, Schema } from './schema.ts';
import { dueInChannel } from './deliveries.ts';

/** One card: the request in the thread of a link. */
export interface AccessCardKey {
  readonly link: string;
  readonly request: string;
}

/**
 * Records that the card of a request was posted. Nothing changes if that is already known.
 * @param nextAt when to redraw it, epoch milliseconds; null: when something changes
 */
export async function addAccessCard(
  trx: Kysely<Schema>,
  { link, request, event, ts, nextAt }: AccessCardKey & Pick<AccessCardTable, 'ts'> & Added,
): Promise<void> {
  const account = accountOf(trx);
  await trx
    .insertInto('access_card')
    .values({ link_id: link, request, account, event_id: event, ts, next_at: nextAt })
    .onConflict((conflict) => conflict.columns(['link_id', 'request']).doNothing())
    .execute();
}

interface Added {
  /** The event whose delivery is the card. */
  readonly event: string;
  readonly nextAt: number | null;
}

/** Filters by the card's account, not the link's: otherwise the database would start at the links, and scan all of them. */
function waiting(db: Kysely<Schema>) {
  return db
    .selectFrom('access_card as a')
    .innerJoin('link as l', 'l.id', 'a.link_id')
    .leftJoin('channel as c', 'c.id', 'l.channel')
    .where('a.account', '=', accountOf(db))
    .where('l.suspended', 'is', null)
    .where('a.next_at', 'is not', null);
}

export type DueAccessCard = Selectable<LinkTable> & Pick<AccessCardTable, 'request' | 'ts'>;

/** Cards to redraw whose channel is free, with their links; longest waiting first. */
export async function dueAccessCards(
  db: Kysely<Schema>,
  { now, limit }: { readonly now: number; readonly limit: number },
): Promise<readonly DueAccessCard[]> {
  return waiting(db)
    .where('a.next_at', '<=', now)
    .where((eb) => eb.or([eb('c.next_at', 'is', null), eb('c.next_at', '<=', now)]))
    .selectAll('l')
    .select(['a.request', 'a.ts'])
    .orderBy('a.next_at')
    .limit(limit)
    .execute();
}

/** When the next of these cards can be redrawn, epoch milliseconds. */
export async function nextAccessCardDue(db: Kysely<Schema>): Promise<number | undefined> {
  const row = await waiting(db).select(dueInChannel('a.next_at').as('due')).orderBy('due').limit(1).executeTakeFirst();
  return row?.due;
}

/**
 * Claims a card until a time.
 * @returns what identifies this claim and the news that it shows; undefined if another process was faster
 */
export async function claimAccessCardRow(
  trx: Kysely<Schema>,
  { link, request }: AccessCardKey,
  now: number,
  until: number,
): Promise<{ readonly attempts: number; readonly news: number } | undefined> {
  return trx
    .updateTable('access_card')
    .set((eb) => ({ next_at: until, attempts: eb('attempts', '+', 1) }))
    .where('link_id', '=', link)
    .where('request', '=', request)
    .where('next_at', '<=', now)
    .returning(['attempts', 'news'])
    .executeTakeFirst();
}

/** Postpones the next try, if the claim until `until` still holds. */
export async function postponeAccessCard(
  trx: Kysely<Schema>,
  { link, request, until }: AccessCardKey & { readonly until: number },
  nextAt: number,
): Promise<void> {
  await trx
    .updateTable('access_card')
    .set({ next_at: nextAt })
    .where('link_id', '=', link)
    .where('request', '=', request)
    .where('next_at', '=', until)
    .execute();
}

/** Records that a card was drawn, if the claim until `until` still holds. If there is newer news, it is redrawn. */
export async function saveAccessCard(
  trx: Kysely<Schema>,
  { link, request, until, news, now, nextAt }: AccessCardKey & Drawn,
): Promise<void> {
  await trx
    .updateTable('access_card')
    .set((eb) => ({
      attempts: 0,
      next_at: eb.case().when('news', '=', news).then(nextAt).else(now).end(),
    }))
    .where('link_id', '=', link)
    .where('request', '=', request)
    .where('next_at', '=', until)
    .execute();
}

interface Drawn {
  readonly until: number;
  readonly news: number;
  readonly now: number;
  readonly nextAt: number | null;
}

/** Notes that there is news of a request, so that its cards are redrawn. A card that is being drawn or retried is redrawn after that. */
export async function markAccessCards(trx: Kysely<Schema>, request: string, now: number): Promise<void> {
  await trx
    .updateTable('access_card')
    .set((eb) => ({
      news: eb('news', '+', 1),
      next_at: eb.case().when('attempts', '=', 0).then(now).else(eb.ref('next_at')).end(),
    }))
    .where('request', '=', request)
    .where('link_id', 'in', (eb) => eb.selectFrom('link').select('id').where('account', '=', accountOf(trx)))
    .execute();
}

/** Removes the cards of a link that moves: they stay in the old channel. @returns the events that made them */
export async function takeAccessCards(trx: Kysely<Schema>, link: string): Promise<readonly string[]> {
  const rows = await trx.deleteFrom('access_card').where('link_id', '=', link).returning('event_id').execute();
  return rows.map(({ event_id }) => event_id);
}
