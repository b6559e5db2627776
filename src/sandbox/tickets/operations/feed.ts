import { badParameter, business } from '../gateway/refusal.ts';
import { markRead, unread } from '../state/reading.ts';
import { Status } from '../state/status.ts';
import type { Message, Ticket } from '../state/world.ts';
import { list, text, type Call, type Handler } from './call.ts';
import { findTicket, mayWork } from './find.ts';
import { ordered, showMessage } from './show-message.ts';

/** When the feed was called, and the number of the last message at that time. */
interface Cursor {
  readonly at: number;
  readonly sequence: number;
}

export const feed = {
  listNewInstantMessages: (call) => {
    const { habits } = call.context.settings;
    const cursor = readCursor(call);
    const tickets = habits.feed === 'empty' ? [] : visible(call);
    // Messages read by this call count as unread in its own answer.
    const marks = tickets.map((ticket) => ({ incident_id: ticket.id, status: unread(ticket) === 0 ? 1 : 0 }));
    const found = tickets.flatMap((ticket) => {
      const messages = newMessages(call, ticket, cursor);
      if (messages.length > 0 && habits.marksRead === 'feed') markRead(ticket);
      return messages.length === 0 ? [] : [{ ticket, messages: ordered(call, messages) }];
    });
    return {
      imstatus: marks,
      immsg: found.map(({ ticket, messages }) => ({
        incident_id: ticket.id,
        message_list: (habits.feed === 'reorders' ? messages.toReversed() : messages).map((message) =>
          showMessage(call, message),
        ),
      })),
      // By the reference, the time of this query, whatever it found.
      last_message_time_id: `${call.context.now()}_${call.context.world.sequence}`,
    };
  },
  listUnreadNewInstantMessages: (call) => ({
    imunread: visible(call).map((ticket) => ({
      incident_id: ticket.id,
      // Whether somebody is online; who is not documented. Here: an engineer is working on the ticket.
      status: ticket.status === Status.processing ? 1 : 0,
      unread_num: unread(ticket),
    })),
  }),
  updateNewInstantMessagesRead: (call) => {
    markRead(findTicket(call));
    return {};
  },
} satisfies Record<string, Handler>;

/** The requested tickets that the user may see; others are omitted. */
function visible(call: Call): readonly Ticket[] {
  const tickets = [...new Set(list(call, 'case_ids'))].flatMap((id) => call.account.tickets.get(id) ?? []);
  return tickets.filter((ticket) => mayWork(call, ticket));
}

/** Messages after the cursor that have reached the feed. */
function newMessages(call: Call, { messages }: Ticket, cursor: Cursor | undefined): readonly Message[] {
  const { context } = call;
  const { habits } = context.settings;
  if (cursor === undefined && habits.firstFeed === 'nothing') return [];
  const start =
    habits.feed === 'repeats' ? Math.max(0, firstNew(call, messages, cursor) - 2) : firstNew(call, messages, cursor);
  return messages.slice(start).filter(({ at }, index) => {
    const skipped = habits.feed === 'skips' && (start + index) % 2 === 1;
    return !skipped && at + habits.feedLag <= context.now();
  });
}

/** Searches from the end, so that the cost depends only on the new messages. */
function firstNew(call: Call, messages: readonly Message[], cursor: Cursor | undefined): number {
  if (cursor === undefined) return 0;
  const second = Math.floor(cursor.at / 1000) * 1000;
  const isOld = (message: Message) =>
    call.context.settings.habits.boundary === 'inclusive' ? message.at < second : message.sequence <= cursor.sequence;
  return messages.findLastIndex(isOld) + 1;
}

function readCursor(call: Call): Cursor | undefined {
  const value = text(call, 'last_message_time_id');
  if (value === undefined || value === '') return undefined;
  const match = /^(\d{1,15})_(\d{1,15})$/.exec(value);
  if (match === null) throw badParameter('last_message_time_id is not one that was given out');
  const cursor = { at: Number(match[1]), sequence: Number(match[2]) };
  const { cursorLife } = call.context.settings.habits;
  if (cursorLife > 0 && call.context.now() - cursor.at > cursorLife) {
    throw business('OSM.01010001', 'last_message_time_id is too old');
  }
  return cursor;
}
