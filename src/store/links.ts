import type { Kysely, Selectable } from 'kysely';
import { randomUUID } from 'node:crypto';
import { baselineOf, type Known } from '../tickets/ticket/changes.ts';
import type { TicketEvent } from '../tickets/ticket/events.ts';
import type { Link, ListedLink } from '../tickets/links/link.ts';
import type { LinkStore, NewLink } from '../tickets/ports.ts';
import { isFinal } from '../tickets/ticket/status.ts';
import type { Ticket } from '../tickets/ticket/ticket.ts';
import { textKey } from '../tickets/words/message-key.ts';
import { accountOf } from './account.ts';
import type { Database } from './database.ts';
import { queueForLink } from './deliveries.ts';
import { addEvents } from './events.ts';
import { resumeFollowing } from './resume-following.ts';
import { isLinked } from './linked.ts';
import { joinGroup, leaveGroup } from './poll-groups.ts';
import { markTextsSeen } from './replies.ts';
import type { LinkTable, Schema } from './schema.ts';
import { cardEventId, moveLink, resumeLink } from './pause-link.ts';
import { knownOf, lockTicket, saveKnown, setChecked, setGap, setGroup, type TicketRow } from './tickets.ts';

/** @param newId makes a unique ID */
export function createLinkStore({ db }: Database, newId: () => string = randomUUID): LinkStore {
  const account = accountOf(db);
  const select = () => db.selectFrom('link').selectAll().where('account', '=', account);
  return {
    create: (link, ticket) => db.transaction().execute((trx) => createLink(trx, link, ticket, newId)),
    ofTicket: async (ticket) =>
      (await select().where('ticket', '=', ticket).orderBy('created_at').orderBy('id').execute()).map(linkOf),
    at: async ({ channel, thread }) => {
      const inChannel = select().where('channel', '=', channel).orderBy('created_at').orderBy('id');
      return (await (thread === undefined ? inChannel : inChannel.where('thread', '=', thread)).execute()).map(linkOf);
    },
    page: async (offset, limit) => {
      const { total } = await db
        .selectFrom('link')
        .select(({ fn }) => fn.countAll<number>().as('total'))
        .where('account', '=', account)
        .executeTakeFirstOrThrow();
      const rows = await db
        .selectFrom('link as l')
        .leftJoin('ticket as t', (join) => join.onRef('t.account', '=', 'l.account').onRef('t.id', '=', 'l.ticket'))
        .selectAll('l')
        .select(['t.absent_at', 't.gone_at'])
        .where('l.account', '=', account)
        .orderBy('l.created_at', 'desc')
        .orderBy('l.id', 'desc')
        .offset(offset)
        .limit(limit)
        .execute();
      return { total, links: rows.map((row) => ({ ...linkOf(row), unreadable: unreadableOf(row) })) };
    },
    channels: async () =>
      (await db.selectFrom('link').select('channel').distinct().where('account', '=', account).execute()).map(
        ({ channel }) => channel,
      ),
    byId: async (id) => {
      const row = await select().where('id', '=', id).executeTakeFirst();
      return row && linkOf(row);
    },
    resume: (id, at) => db.transaction().execute((trx) => resumeLink(trx, id, at)),
    move: (id, channel, at) => db.transaction().execute((trx) => moveLink(trx, { id, channel, at })),
    remove: (id) => db.transaction().execute((trx) => removeLink(trx, id)),
  };
}

/** Creates a link inside a transaction; `LinkStore.create` does so in its own. */
export async function createLink(
  trx: Kysely<Schema>,
  link: NewLink,
  ticket: Ticket,
  newId: () => string = randomUUID,
): Promise<{ readonly link: Link; readonly existed: boolean }> {
  const known = baselineOf(ticket, link.at);
  // Locks the ticket's row first, so that a poll that records changes now runs entirely before or after this.
  const followed = await ensureTicket(trx, link, known);
  const added = await insertLink(trx, link, newId());
  if (added === undefined || (!followed && (await isLinked(trx, added, { but: added.id })))) {
    // Other threads show the ticket as it was when it was last followed, so later changes are new to them.
    if (!followed) await resumeFollowing(trx, link, newId);
    if (added === undefined) return { link: await linkedAgain(trx, link), existed: true };
  } else if (!followed) {
    await follow(trx, link, known, { final: isFinal(ticket.status), newId });
    await markTextsSeen(trx, link.ticket, customerTexts(ticket).map(textKey));
  }
  await queueCard(trx, added);
  return { link: added, existed: false };
}

/** The link stored in a row. */
export function linkOf(row: Selectable<LinkTable>): Link {
  return {
    id: row.id,
    ticket: row.ticket,
    channel: row.channel,
    thread: row.thread ?? undefined,
    card: row.card ?? undefined,
    creator: row.creator,
    createdAt: row.created_at,
    paused: row.suspended ?? undefined,
  };
}

function unreadableOf({ absent_at, gone_at }: Pick<TicketRow, 'absent_at' | 'gone_at'>): ListedLink['unreadable'] {
  if (gone_at !== null) return { state: 'gone', since: gone_at };
  return absent_at === null ? undefined : { state: 'absent', since: absent_at };
}

/**
 * Makes sure that the ticket has a row, and locks it.
 * @returns whether the ticket is already followed
 */
async function ensureTicket(
  trx: Kysely<Schema>,
  { ticket, at }: NewLink,
  { snapshot, seen }: Pick<Known, 'snapshot' | 'seen'>,
): Promise<boolean> {
  const account = accountOf(trx);
  await trx
    .insertInto('ticket')
    .values({
      account,
      id: ticket,
      status: snapshot.status,
      snapshot: JSON.stringify(snapshot),
      seen: JSON.stringify(seen),
      updated_at: at,
      active_at: at,
      checked_at: at,
    })
    .onConflict((conflict) => conflict.columns(['account', 'id']).doNothing())
    .execute();
  const row = await lockTicket(trx, ticket);
  return row?.group_id != null;
}

async function insertLink(trx: Kysely<Schema>, link: NewLink, id: string): Promise<Link | undefined> {
  const row = await trx
    .insertInto('link')
    .values({
      id,
      account: accountOf(trx),
      ticket: link.ticket,
      channel: link.channel,
      place_thread: link.thread ?? '',
      thread: link.thread ?? null,
      creator: link.creator,
      created_at: link.at,
    })
    .onConflict((conflict) => conflict.columns(['account', 'ticket', 'channel', 'place_thread']).doNothing())
    .returningAll()
    .executeTakeFirst();
  return row && linkOf(row);
}

/** The existing link of this place. Linking a ticket again resumes its paused link. */
async function linkedAgain(trx: Kysely<Schema>, { ticket, channel, thread, at }: NewLink): Promise<Link> {
  const row = await trx
    .selectFrom('link')
    .selectAll()
    .where('account', '=', accountOf(trx))
    .where('ticket', '=', ticket)
    .where('channel', '=', channel)
    .where('place_thread', '=', thread ?? '')
    .executeTakeFirstOrThrow();
  await resumeLink(trx, row.id, at);
  return linkOf({ ...row, suspended: null });
}

/**
 * Starts following a ticket from its baseline. A message that arrives between the read of the ticket and the group's
 * next cursor may be in neither, so the ticket starts unverified, and the next poll reads all its messages once.
 */
async function follow(
  trx: Kysely<Schema>,
  { ticket, at }: NewLink,
  { snapshot, seen }: Pick<Known, 'snapshot' | 'seen'>,
  { final, newId }: { readonly final: boolean; readonly newId: () => string },
): Promise<void> {
  const row = await lockTicket(trx, ticket);
  if (row === undefined) return;
  const known = { ...knownOf(row), snapshot, seen };
  await saveKnown(trx, row, { known, changed: true }, { now: at, final, alive: true });
  await setChecked(trx, [ticket], at);
  await setGap(trx, [ticket], at);
  await setGroup(trx, ticket, await joinGroup(trx, at, newId));
}

function customerTexts({ messages }: Ticket): readonly string[] {
  return messages.filter((message) => message.author === 'customer').map((message) => message.text);
}

async function queueCard(trx: Kysely<Schema>, { id, ticket, createdAt }: Link): Promise<void> {
  const event: TicketEvent = { id: cardEventId(id), ticket, at: createdAt, kind: 'linked' };
  await addEvents(trx, [event], createdAt);
  await queueForLink(trx, event, id, createdAt);
}

/**
 * Deletes a link and, by cascade, its deliveries. A ticket without links is no longer followed.
 * @returns whether there was such a link
 */
async function removeLink(trx: Kysely<Schema>, id: string): Promise<boolean> {
  const link = await trx.selectFrom('link').select('ticket').where('id', '=', id).executeTakeFirst();
  if (link === undefined) return false;
  const ticket = await lockTicket(trx, link.ticket);
  const { numDeletedRows } = await trx.deleteFrom('link').where('id', '=', id).executeTakeFirst();
  if (ticket?.group_id != null && !(await isLinked(trx, link, { but: id }))) {
    await setGroup(trx, link.ticket, null);
    await leaveGroup(trx, ticket.group_id);
  }
  return numDeletedRows === 1n;
}
