import type { ExpressionBuilder, Kysely, Updateable } from 'kysely';
import type { TicketEvent } from '../tickets/events.ts';
import { eventOf } from './events.ts';
import type { DeliveryTable, Schema } from './schema.ts';

/** More than one reply may hold; what is beyond goes with the next. */
const batchSize = 100;

/** Queues events of one ticket for each of its links, in this order; a suspended link keeps them for later. */
export async function queueForTicket(trx: Kysely<Schema>, events: readonly TicketEvent[], now: number): Promise<void> {
  const [first] = events;
  if (first === undefined) return;
  const links = await trx
    .selectFrom('link')
    .select('id')
    .where('account', '=', first.account)
    .where('ticket', '=', first.ticket)
    .execute();
  for (const event of events) for (const { id } of links) await queueForLink(trx, event, id, now);
}

/** An event that was queued for the link before is not queued again. */
export async function queueForLink(trx: Kysely<Schema>, event: TicketEvent, link: string, now: number): Promise<void> {
  await trx
    .insertInto('delivery')
    .values({ event_id: event.id, link_id: link, state: 'pending', next_at: now })
    .onConflict((conflict) => conflict.columns(['event_id', 'link_id']).doNothing())
    .execute();
}

/** What may be claimed, sooner or later: a batch on its way, or the first in the row of a link that has none on its way. */
function heads(db: Kysely<Schema>, account: string) {
  return db
    .selectFrom('delivery as d')
    .innerJoin('link as l', 'l.id', 'd.link_id')
    .leftJoin('channel as c', 'c.id', 'l.channel')
    .where('l.account', '=', account)
    .where('l.suspended', 'is', null)
    .where('d.state', 'in', ['pending', 'sending'])
    .where((eb) => {
      const others = eb.selectFrom('delivery as o').select('o.seq').whereRef('o.link_id', '=', 'd.link_id');
      return eb.or([
        eb('d.state', '=', 'sending'),
        eb.and([
          eb('d.state', '=', 'pending'),
          eb.not(eb.exists(others.where('o.state', '=', 'sending'))),
          eb.not(eb.exists(others.where('o.state', '=', 'pending').whereRef('o.seq', '<', 'd.seq'))),
        ]),
      ]);
    });
}

/** Links of the account with something to deliver now into a channel that is free now; longest waiting first. */
export async function dueLinks(
  db: Kysely<Schema>,
  { account, now, limit }: { readonly account: string; readonly now: number; readonly limit: number },
): Promise<readonly { readonly link: string; readonly channel: string }[]> {
  const rows = await heads(db, account)
    .where('d.next_at', '<=', now)
    .where((eb) => eb.or([eb('c.next_at', 'is', null), eb('c.next_at', '<=', now)]))
    .select(({ fn }) => ['d.link_id as link', 'l.channel as channel', fn.min('d.next_at').as('due')])
    .groupBy(['d.link_id', 'l.channel'])
    .orderBy('due')
    .orderBy(({ fn }) => fn.min('d.seq'))
    .limit(limit)
    .execute();
  return rows;
}

/** When the next delivery of the account can go, epoch milliseconds; undefined where none waits. */
export async function nextDeliveryDue(db: Kysely<Schema>, account: string): Promise<number | undefined> {
  const row = await heads(db, account)
    .select((eb) => laterOf(eb, 'd.next_at').as('due'))
    .orderBy('due')
    .limit(1)
    .executeTakeFirst();
  return row?.due;
}

function laterOf(eb: ExpressionBuilder<{ d: DeliveryTable; c: Schema['channel'] }, 'd' | 'c'>, due: 'd.next_at') {
  return eb
    .case()
    .when('c.next_at', '>', eb.ref(due))
    .then(eb.ref('c.next_at'))
    .else(eb.ref(due))
    .end()
    .$castTo<number>();
}

/**
 * Takes the channel's turn: nobody else gets it before `until`. The row stays locked until the transaction ends, so what
 * is claimed under it is claimed by one.
 * @returns false where the channel is not free
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
  /** Epoch milliseconds. */
  readonly firstTryAt: number;
  /** Until when nobody else touches it; tells this claim from later ones. Epoch milliseconds. */
  readonly until: number;
}

interface Turn {
  readonly link: string;
  readonly now: number;
  readonly until: number;
  /** The id of a batch that is made. */
  readonly id: string;
}

/**
 * Claims what is next for a link, under the lock of its channel: the batch on its way whose fate is not known, and only
 * where there is none, what waits. The order is asked again here, because somebody else may have claimed since.
 * @returns undefined where nothing can be claimed now; `tried`: it was sent before, perhaps
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
  rows: readonly Row[],
  { now, until }: Turn,
): Promise<Batch | undefined> {
  const [first] = rows;
  if (first?.batch == null || first.next_at > now) return undefined;
  await updateBatch(trx, { id: first.batch }, { next_at: until });
  return { id: first.batch, events: rows.map(eventOfRow), ...triesOf(rows, now), until };
}

/** Marks what waits as being sent before it is sent. The card (the event `linked`) goes alone. */
async function claimPending(trx: Kysely<Schema>, { link, now, until, id }: Turn): Promise<Batch | undefined> {
  const waiting = await openDeliveries(trx, link, 'pending');
  const [first] = waiting;
  if (first === undefined || first.next_at > now) return undefined;
  const rows = first.kind === 'linked' ? [first] : waiting.filter((row) => row.kind !== 'linked');
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
  return { id, events: rows.map(eventOfRow), attempts: attempts + 1, firstTryAt, until };
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
    .limit(batchSize)
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
