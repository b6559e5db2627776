import type { Insertable } from 'kysely';
import { openDatabase } from '../../../src/store/database.ts';
import { groupSize } from '../../../src/store/group-capacity.ts';
import type { LinkTable, PollGroupTable, TicketTable } from '../../../src/store/schema.ts';
import { baselineOf } from '../../../src/tickets/ticket/changes.ts';
import type { Ticket } from '../../../src/tickets/ticket/ticket.ts';

/** The account in the bot's configuration. */
export const account = 'default';

export interface Place {
  readonly channel: string;
  /** The card's timestamp; its thread has it too. */
  readonly card: string;
}

export interface Followed {
  readonly ids: readonly string[];
  readonly ticket: (id: string) => Ticket;
  /** If a ticket is linked, by its number. */
  readonly place: (index: number) => Place;
  /** Where the feed continues. */
  readonly cursor: string;
  /** When all groups are due, epoch milliseconds. */
  readonly dueAt: number;
}

/** Rows of one statement: SQLite takes 32,766 parameters. */
const rowsAtOnce = 500;

/** Each in its own thread: as many channels as tickets. */
export const apart = (index: number): Place => ({ channel: `C${index}`, card: `1700000000.${100000 + index}` });

export const groupId = (index: number) => `group-${String(Math.floor(index / groupSize)).padStart(6, '0')}`;

/** Not during the benchmark, and no later than a bot accepts at its start; epoch milliseconds. */
export const never = () => Date.now() + 3600_000;

/**
 * Follows tickets as if each had just been linked and its card posted: full groups, read up to the cursor. In bulk,
 * because 100,000 commands would take longer than the measurement. Closes the database in the end, so that its file is
 * complete.
 */
export async function seedFollowed(databaseUrl: string, followed: Followed): Promise<void> {
  const database = await openDatabase(databaseUrl);
  const { ids, ticket, place, cursor, dueAt } = followed;
  const now = Date.now();
  const groups: Insertable<PollGroupTable>[] = [];
  for (let index = 0; index < ids.length; index += groupSize) {
    const size = Math.min(groupSize, ids.length - index);
    const row = { account, cursor, reading: 'feed', size, joins: size, due_at: dueAt, polled_at: now } as const;
    groups.push({ id: groupId(index), error: null, ...row });
  }
  await database.db.transaction().execute(async (trx) => {
    for (const rows of chunks(groups)) await trx.insertInto('poll_group').values(rows).execute();
    for (const part of chunks([...ids.entries()])) {
      const tickets = part.map(([index, id]) => ticketRow(ticket(id), groupId(index), now));
      await trx.insertInto('ticket').values(tickets).execute();
      const links = part.map(([index, id]) => linkRow(id, place(index), now));
      await trx.insertInto('link').values(links).execute();
    }
  });
  await database.close();
}

function ticketRow(ticket: Ticket, group: string, now: number): Insertable<TicketTable> {
  const { snapshot, seen } = baselineOf(ticket, 0);
  return {
    account,
    id: ticket.id,
    group_id: group,
    status: ticket.status,
    snapshot: JSON.stringify(snapshot),
    seen: JSON.stringify(seen),
    updated_at: now,
    active_at: now,
    checked_at: now,
    final_at: null,
    doubt_at: null,
    gap_at: null,
  };
}

const linkId = (ticket: string) => `link-${ticket}`;

function linkRow(ticket: string, { channel, card }: Place, now: number): Insertable<LinkTable> {
  const at = { channel, card, thread: card };
  const row = { account, creator: 'U1', created_at: now, card_next_at: null, suspended: null } as const;
  return { id: linkId(ticket), ticket, ...at, ...row };
}

function* chunks<T>(rows: readonly T[]): Generator<T[]> {
  for (let at = 0; at < rows.length; at += rowsAtOnce) yield rows.slice(at, at + rowsAtOnce);
}

/** Something to post in each of these tickets' threads, due at this time (epoch milliseconds). */
export async function seedDeliveries(databaseUrl: string, ids: readonly string[], dueAt: number): Promise<void> {
  const database = await openDatabase(databaseUrl);
  const now = Date.now();
  const message = { author: 'engineer', text: 'The console shows a full disk.', at: now, attachments: [] };
  const data = JSON.stringify({ message });
  await database.db.transaction().execute(async (trx) => {
    for (const part of chunks(ids)) {
      const event = { account, at: now, seen_at: now, kind: 'message', data };
      const events = part.map((ticket) => ({ id: `news-${ticket}`, ticket, ...event }));
      await trx.insertInto('event').values(events).execute();
      const deliveries = part.map((ticket) => ({ event_id: `news-${ticket}`, link_id: linkId(ticket) }));
      await trx
        .insertInto('delivery')
        .values(deliveries.map((row) => ({ ...row, state: 'pending', next_at: dueAt })))
        .execute();
    }
  });
  await database.close();
}
