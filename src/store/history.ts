import type { Kysely } from 'kysely';
import type { Fate, LinkState, SeenEvent, TicketHistory } from '../tickets/links/delivery-problems.ts';
import { accountOf } from './account.ts';
import { replyEventId } from '../tickets/words/own-words.ts';
import { eventOf } from './events.ts';
import { linkStates, stateOf } from './link-states.ts';
import { pollingOf } from './polling.ts';
import type { Schema } from './schema.ts';
import { lookUpTicket } from './tickets.ts';

interface Asked {
  readonly ticket: string;
  readonly offset: number;
  readonly limit: number;
}

/** What is known about a ticket, including a range of its events; undefined if it has no row. */
export async function historyOf(
  db: Kysely<Schema>,
  asked: Asked,
): Promise<Omit<TicketHistory, 'page' | 'hasMore'> | undefined> {
  const { ticket } = asked;
  const row = await lookUpTicket(db, ticket);
  if (row === undefined) return undefined;
  const group =
    row.group_id === null
      ? undefined
      : await db
          .selectFrom('poll_group')
          .select(['polled_at', 'due_at', 'error'])
          .where('id', '=', row.group_id)
          .executeTakeFirst();
  const { paused_until } = await pollingOf(db);
  const states = await linkStates(db)
    .where('l.account', '=', accountOf(db))
    .where('l.ticket', '=', ticket)
    .orderBy('l.created_at')
    .orderBy('l.id')
    .execute();
  const links = states.map(stateOf);
  return {
    ticket,
    status: row.status,
    gone: row.gone_at !== null,
    reading: group && { lastAt: group.polled_at ?? undefined, nextAt: Math.max(group.due_at, paused_until) },
    failure: group?.error ?? undefined,
    links,
    events: await seenEvents(db, asked, links),
  };
}

async function seenEvents(
  db: Kysely<Schema>,
  { ticket, offset, limit }: Asked,
  links: readonly LinkState[],
): Promise<readonly SeenEvent[]> {
  const account = accountOf(db);
  const rows = await db
    .selectFrom('event')
    .selectAll()
    .where('account', '=', account)
    .where('ticket', '=', ticket)
    .orderBy('seen_at', 'desc')
    // Times are whole seconds: deliveries know the order of what was seen together.
    .orderBy(
      (eb) =>
        eb
          .selectFrom('delivery')
          .select(({ fn }) => fn.coalesce(fn.max('seq'), eb.lit(0)).as('last'))
          .whereRef('event_id', '=', 'event.id'),
      'desc',
    )
    .orderBy('at', 'desc')
    .orderBy('id')
    .offset(offset)
    .limit(limit)
    .execute();
  if (rows.length === 0) return [];
  const deliveries = await db
    .selectFrom('delivery')
    .selectAll()
    .where(
      'event_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('seq')
    .execute();
  const seen = await db
    .selectFrom('reply')
    .select('id')
    .where('account', '=', account)
    .where('ticket', '=', ticket)
    .where('state', '=', 'seen')
    .execute();
  const cameBack = new Set(seen.map(({ id }) => replyEventId(id)));
  return rows.map((row) => ({
    event: eventOf(row),
    seenAt: row.seen_at,
    cameBack: cameBack.has(row.id),
    fates: deliveries.flatMap((one): Fate[] => {
      const link = links.find(({ link: { id } }) => id === one.link_id)?.link;
      if (one.event_id !== row.id || link === undefined) return [];
      const { state, ts, next_at: nextAt, error } = one;
      const channel = one.channel ?? link.channel;
      return [{ link: link.id, channel, state, ts: ts ?? undefined, nextAt, reason: error ?? undefined }];
    }),
  }));
}
