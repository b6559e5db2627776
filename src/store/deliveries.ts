import { sql, type Kysely, type Updateable } from 'kysely';
import type { TicketEvent } from '../tickets/ticket/events.ts';
import { accountOf } from './account.ts';
import { eventOf } from './events.ts';
import type { DeliveryTable, Schema } from './schema.ts';

/**
 * The limits of one reply: updates, and characters of their data. The rest goes into the next reply, in its own batch, so that
 * each batch is one message that can be looked up. Slack allows 50 blocks and about 12,000 characters.
 */
const batchSize = 20;
const batchLength = 9_000;

/** A batch that is being sent stays as it was made, even by a version with larger batches. */
const largestBatch = 100;

/** Queues events of one ticket for each of its links, in this order. A paused link keeps them for later. */
export async function queueForTicket(trx: Kysely<Schema>, events: readonly TicketEvent[], now: number): Promise<void> {
  const [first] = events;
  if (first === undefined) return;
  const links = await trx
    .selectFrom('link')
    .select('id')
    .where('account', '=', accountOf(trx))
    .where('ticket', '=', first.ticket)
    .execute();
  for (const event of events) for (const { id } of links) await queueForLink(trx, event, id, now);
}

/** Queues an event for a link, unless it was queued before. */
export async function queueForLink(trx: Kysely<Schema>, event: TicketEvent, link: string, now: number): Promise<void> {
  await trx
    .insertInto('delivery')
    .values({ event_id: event.id, link_id: link, state: 'pending', next_at: now })
    .onConflict((conflict) => conflict.columns(['event_id', 'link_id']).doNothing())
    .execute();
}

/** The next delivery of each link: the first of a batch that is being sent, or, if there is none, the first that waits. */
function heads(db: Kysely<Schema>) {
  const account = accountOf(db);
  return db
    .selectFrom('delivery as d')
    .innerJoin('link as l', 'l.id', 'd.link_id')
    .leftJoin('channel as c', 'c.id', 'l.channel')
    .where('l.account', '=', account)
    .where('l.suspended', 'is', null)
    .where((eb) => {
      const others = eb.selectFrom('delivery as o').select('o.seq').whereRef('o.link_id', '=', 'd.link_id');
      const first = eb.not(eb.exists(others.whereRef('o.state', '=', 'd.state').whereRef('o.seq', '<', 'd.seq')));
      return eb.and([
        first,
        eb.or([eb('d.state', '=', 'sending'), eb.not(eb.exists(others.where('o.state', '=', 'sending')))]),
      ]);
    });
}

/** A link with something to deliver. */
export interface DueLink {
  readonly link: string;
  readonly channel: string;
}

/**
 * Links with something to deliver now to a channel that is free now; longest waiting first. Each state is queried by itself, so
 * that the index returns them in order and the rest of a long queue isn't read.
 */
export async function dueLinks(
  db: Kysely<Schema>,
  { now, limit }: { readonly now: number; readonly limit: number },
): Promise<readonly DueLink[]> {
  const inState = (state: DeliveryTable['state']) =>
    heads(db)
      .where('d.state', '=', state)
      .where('d.next_at', '<=', now)
      .where((eb) => eb.or([eb('c.next_at', 'is', null), eb('c.next_at', '<=', now)]))
      .select(['d.link_id as link', 'l.channel as channel', 'd.next_at as due', 'd.seq as seq'])
      .orderBy('d.next_at')
      .orderBy('d.seq')
      .limit(limit)
      .execute();
  const rows = [...(await inState('sending')), ...(await inState('pending'))];
  return rows.sort((a, b) => a.due - b.due || a.seq - b.seq).slice(0, limit);
}

/** When the next delivery can be sent, epoch milliseconds; undefined if none waits. */
export async function nextDeliveryDue(db: Kysely<Schema>): Promise<number | undefined> {
  const row = await heads(db)
    .where('d.state', 'in', ['pending', 'sending'])
    .select(dueInChannel('d.next_at').as('due'))
    .orderBy('due')
    .limit(1)
    .executeTakeFirst();
  return row?.due;
}

/** The later one of when something is due and when its channel, joined as `c`, is free. */
export function dueInChannel(due: 'd.next_at' | 'l.card_next_at' | 'a.next_at') {
  const at = sql.ref(due);
  return sql<number>`case when c.next_at > ${at} then c.next_at else ${at} end`;
}

/**
 * Reserves the channel until a time. Its row stays locked until the transaction ends, so only one process claims its deliveries.
 * @returns false if the channel isn't free
 */
export async function takeChannel(trx: Kysely<Schema>, id: string, now: number, until: number): Promise<boolean> {
  const row = await trx
    .insertInto('channel')
    .values({ id, next_at: until })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ next_at: until }).where('channel.next_at', '<=', now))
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Keeps a channel waiting at least until then. */
export async function holdChannel(trx: Kysely<Schema>, id: string, until: number): Promise<void> {
  await trx.updateTable('channel').set({ next_at: until }).where('id', '=', id).where('next_at', '<', until).execute();
}

/** Deliveries that go out as one message. */
export interface Batch {
  readonly id: string;
  /** The event, in the order of the deliveries. */
  readonly events: readonly TicketEvent[];
  readonly attempts: number;
  /** The earliest time, by Slack's clock, at which its message can be in Slack; epoch milliseconds. */
  readonly since: number;
  /** When the claim ends, epoch milliseconds. It identifies this claim. */
  readonly until: number;
}

interface Turn {
  readonly link: string;
  readonly now: number;
  readonly until: number;
  /** The ID for a new batch. */
  readonly id: string;
}

/**
 * Claims what is next for a link, under the lock of its channel: the batch with an unknown outcome, or, if there is none, what
 * waits. The order is read again here, because another process may have claimed something since.
 * @returns undefined if nothing can be claimed now; `tried`: it may have been sent before
 */
export async function claimBatch(
  trx: Kysely<Schema>,
  turn: Turn,
): Promise<{ readonly batch: Batch; readonly tried: boolean } | undefined> {
  const sending = await openDeliveries(trx, turn.link, 'sending');
  const tried = sending.length > 0;
  const batch = tried ? await claimUnclear(trx, sending, turn) : await claimPending(trx, turn);
  return batch && { batch, tried };
}

async function claimUnclear(
  trx: Kysely<Schema>,
  sending: readonly Row[],
  { link, now, until }: Turn,
): Promise<Batch | undefined> {
  const [first] = sending;
  if (first?.batch == null || first.next_at > now) return undefined;
  // Dead letters that are sent again may be several batches: one by one, in order.
  const rows = sending.filter(({ batch }) => batch === first.batch);
  await updateBatch(trx, { id: first.batch }, { next_at: until });
  const { attempts, firstTryAt } = triesOf(rows, now);
  const since = Math.min(firstTryAt, (await lastPosted(trx, link)) ?? firstTryAt);
  return { id: first.batch, events: rows.map(eventOfRow), attempts, since, until };
}

/**
 * When the message before was posted, by Slack's clock, epoch milliseconds: messages of a link come one after the other, and
 * our own clock may be ahead of Slack's.
 */
async function lastPosted(trx: Kysely<Schema>, link: string): Promise<number | undefined> {
  const row = await trx
    .selectFrom('delivery')
    .select('ts')
    .where('link_id', '=', link)
    .where('state', '=', 'done')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.ts == null ? undefined : Number(row.ts) * 1000;
}

/** Events with their own message, which is edited later: the card of the ticket, and those of requests for access. */
const alone: readonly string[] = ['linked', 'access'];

/** Marks waiting deliveries as being sent, before they are sent. A card is sent alone. */
async function claimPending(trx: Kysely<Schema>, { link, now, until, id }: Turn): Promise<Batch | undefined> {
  const waiting = await openDeliveries(trx, link, 'pending');
  const [first] = waiting;
  if (first === undefined || first.next_at > now) return undefined;
  const rows = alone.includes(first.kind) ? [first] : fitting(untilCard(waiting));
  const { attempts, firstTryAt } = triesOf(rows, now);
  await trx
    .updateTable('delivery')
    .set({ state: 'sending', batch: id, attempts: attempts + 1, first_try_at: firstTryAt, next_at: until })
    .where(
      'seq',
      'in',
      rows.map((row) => row.seq),
    )
    .execute();
  return { id, events: rows.map(eventOfRow), attempts: attempts + 1, since: firstTryAt, until };
}

/** What comes before the next request for access, so that the order stays. The ticket's card is drawn whenever it goes. */
function untilCard(waiting: readonly Row[]): readonly Row[] {
  const rows = waiting.filter((row) => row.kind !== 'linked');
  const end = rows.findIndex((row) => row.kind === 'access');
  return end === -1 ? rows : rows.slice(0, end);
}

/** From the first on, as many as one reply holds, and at least one. */
function fitting(rows: readonly Row[]): readonly Row[] {
  let length = 0;
  const end = rows.findIndex(({ data }, place) => {
    length += data.length;
    return place > 0 && length > batchLength;
  });
  return end === -1 ? rows : rows.slice(0, end);
}

function openDeliveries(trx: Kysely<Schema>, link: string, state: DeliveryTable['state']) {
  return trx
    .selectFrom('delivery')
    .innerJoin('event', 'event.id', 'delivery.event_id')
    .select(['seq', 'batch', 'attempts', 'first_try_at', 'next_at'])
    .select(['event.id', 'event.account', 'event.ticket', 'event.at', 'event.seen_at', 'event.kind', 'event.data'])
    .where('link_id', '=', link)
    .where('state', '=', state)
    .orderBy('seq')
    .limit(state === 'sending' ? largestBatch : batchSize)
    .execute();
}

type Row = Awaited<ReturnType<typeof openDeliveries>>[number];

const eventOfRow = (row: Row): TicketEvent => eventOf(row);

function triesOf(rows: readonly Row[], now: number): { readonly attempts: number; readonly firstTryAt: number } {
  return {
    attempts: Math.max(...rows.map((row) => row.attempts)),
    firstTryAt: Math.min(...rows.map((row) => row.first_try_at ?? now)),
  };
}

/**
 * Changes the deliveries of a batch that is on its way; with `until`, only while the claim of that time holds.
 * @returns whether there were any
 */
export async function updateBatch(
  trx: Kysely<Schema>,
  { id, until }: { readonly id: string; readonly until?: number | undefined },
  changes: Updateable<DeliveryTable>,
): Promise<boolean> {
  let update = trx.updateTable('delivery').set(changes).where('batch', '=', id).where('state', '=', 'sending');
  if (until !== undefined) update = update.where('next_at', '=', until);
  const { numUpdatedRows } = await update.executeTakeFirst();
  return numUpdatedRows > 0n;
}
