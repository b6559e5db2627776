import type { Kysely } from 'kysely';
import type { TicketEvent } from '../tickets/ticket/events.ts';
import { textKey } from '../tickets/words/message-key.ts';
import { replyEventId, type SentWords } from '../tickets/words/own-words.ts';
import type { OwnReply, ReplyStore } from '../tickets/ports.ts';
import { accountOf } from './account.ts';
import type { Database } from './database.ts';
import { queueForTicket } from './deliveries.ts';
import { addEvents } from './events.ts';
import type { Schema } from './schema.ts';
import { lockTicket } from './tickets.ts';

/**
 * Stores replies, which go `sending` -> `accepted` (the call succeeded) -> `seen` (the ticket shows it). The event of a
 * reply has the same ID whether the call or the feed reports it first, so it is posted once. If the process ends
 * between the call and `accepted`, the feed reports it.
 */
export function createReplyStore({ db }: Database, now: () => number): ReplyStore {
  const account = accountOf(db);
  return {
    async begin({ id, ticket, text, by, at }: OwnReply) {
      await db
        .insertInto('reply')
        .values({ id, account, ticket, text_key: textKey(text), text, actor: by, at, state: 'sending' })
        // An earlier attempt may have left the row in any state, because the feed attributes equal text to it.
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet({ text_key: textKey(text), text, at, state: 'sending' }),
        )
        .execute();
    },
    async begun(id) {
      const row = await db
        .selectFrom('reply')
        .select('text')
        .where('id', '=', id)
        .where('state', '=', 'sending')
        .executeTakeFirst();
      return row?.text;
    },
    async accepted(id) {
      await db.transaction().execute(async (trx) => {
        // Same lock order as in a poll: the ticket, then its replies.
        const words = await trx.selectFrom('reply').select('ticket').where('id', '=', id).executeTakeFirst();
        if (words === undefined) return;
        await lockTicket(trx, words.ticket);
        const reply = await trx
          .updateTable('reply')
          .set({ state: 'accepted' })
          .where('id', '=', id)
          .where('state', '=', 'sending')
          .returningAll()
          .executeTakeFirst();
        if (reply === undefined) return;
        const event: TicketEvent = {
          id: replyEventId(id),
          ticket: reply.ticket,
          at: reply.at,
          kind: 'message',
          message: { author: 'customer', text: reply.text, at: reply.at, attachments: [] },
          by: reply.actor,
        };
        await addEvents(trx, [event], now());
        await queueForTicket(trx, [event], now());
      });
    },
    async sent(ticket) {
      const rows = await db
        .selectFrom('reply')
        .select(['id', 'text', 'actor', 'at'])
        .where('account', '=', account)
        .where('ticket', '=', ticket)
        .where('state', '!=', 'sending')
        .execute();
      return rows.map(({ id, text, actor, at }) => ({ id, ticket, text, by: actor, at }));
    },
    async withdrawn(id, at) {
      await db.transaction().execute(async (trx) => {
        const known = await trx.selectFrom('reply').select(['ticket', 'actor']).where('id', '=', id).executeTakeFirst();
        if (known === undefined) return;
        const { ticket, actor: by } = known;
        await lockTicket(trx, ticket);
        await markSeen(trx, [id]);
        const event: TicketEvent = { id: `withdrawn:${id}`, ticket, at, kind: 'withdrawn', by };
        await addEvents(trx, [event], now());
        await queueForTicket(trx, [event], now());
      });
    },
    async release(id) {
      await db.deleteFrom('reply').where('id', '=', id).where('state', '=', 'sending').execute();
    },
  };
}

/** Replies that the ticket hasn't shown yet, oldest first; locked until the transaction ends. */
export async function openReplies(trx: Kysely<Schema>, ticket: string): Promise<readonly SentWords[]> {
  const rows = await trx
    .updateTable('reply')
    .set((eb) => ({ state: eb.ref('state') }))
    .where('account', '=', accountOf(trx))
    .where('ticket', '=', ticket)
    .where('state', '!=', 'seen')
    .returning(['id', 'text_key', 'actor', 'at', 'state'])
    .execute();
  return rows
    .map((row) => ({
      id: row.id,
      textKey: row.text_key,
      by: row.actor,
      at: row.at,
      accepted: row.state === 'accepted',
    }))
    .sort((a, b) => a.at - b.at);
}

/** Marks replies as shown by their ticket, or as no longer expected. */
export async function markSeen(trx: Kysely<Schema>, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await trx.updateTable('reply').set({ state: 'seen' }).where('id', 'in', ids).execute();
}

/** Text in a ticket's baseline isn't new: replies with this text are no longer expected from the feed. */
export async function markTextsSeen(trx: Kysely<Schema>, ticket: string, textKeys: readonly string[]): Promise<void> {
  if (textKeys.length === 0) return;
  await trx
    .updateTable('reply')
    .set({ state: 'seen' })
    .where('account', '=', accountOf(trx))
    .where('ticket', '=', ticket)
    .where('text_key', 'in', textKeys)
    .execute();
}
