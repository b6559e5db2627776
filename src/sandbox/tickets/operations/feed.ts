import { badParameter } from '../gateway/refusal.ts';
import { Status } from '../state/status.ts';
import type { Message, Ticket } from '../state/world.ts';
import { list, text, type Call, type Handler } from './call.ts';
import { findTicket, mayWork } from './find.ts';
import { ordered, showMessage } from './show-message.ts';

/** How far a reader of the feed is: the time and the number of the last message given out. */
interface Cursor {
  readonly at: number;
  readonly sequence: number;
}

export const feed = {
  listNewInstantMessages: (call) => {
    const tickets = visible(call);
    const cursor = readCursor(text(call, 'last_message_time_id'));
    const found = tickets.map((ticket) => [ticket, newMessages(call, ticket, cursor)] as const);
    return {
      imstatus: tickets.map((ticket) => ({ incident_id: ticket.id, status: unread(ticket) === 0 ? 1 : 0 })),
      immsg: found
        .filter(([, messages]) => messages.length > 0)
        .map(([{ id }, messages]) => ({
          incident_id: id,
          message_list: ordered(call, messages).map((message) => showMessage(call, message)),
        })),
      last_message_time_id: writeCursor(
        next(
          call,
          cursor,
          found.flatMap(([, messages]) => messages),
        ),
      ),
    };
  },
  listUnreadNewInstantMessages: (call) => ({
    imunread: visible(call).map((ticket) => ({
      incident_id: ticket.id,
      // Whether somebody is online; of whom is not documented. Here: an engineer works on the ticket.
      status: ticket.status === Status.processing ? 1 : 0,
      unread_num: unread(ticket),
    })),
  }),
  updateNewInstantMessagesRead: (call) => {
    const ticket = findTicket(call, (call.body as { group_id?: string }).group_id);
    ticket.readTo = ticket.messages.at(-1)?.sequence ?? 0;
    return {};
  },
} satisfies Record<string, Handler>;

/** How many messages the customer has not read. */
function unread({ messages, readTo }: Ticket): number {
  return messages.filter(({ author, sequence }) => author !== 'customer' && sequence > readTo).length;
}

/** The asked tickets that the user may see; others are left out. */
function visible(call: Call): readonly Ticket[] {
  const group = text(call, 'group_id');
  const tickets = [...new Set(list(call, 'case_ids'))].flatMap((id) => call.account.tickets.get(id) ?? []);
  return tickets.filter((ticket) => mayWork(call.account, call.user, ticket, group));
}

/** Messages after the cursor. Looks from the end, so that the cost is that of what is new. */
function newMessages(call: Call, ticket: Ticket, cursor: Cursor | undefined): readonly Message[] {
  const { firstFeed, boundary } = call.context.settings.habits;
  if (cursor === undefined) return firstFeed === 'history' ? ticket.messages : [];
  const second = Math.floor(cursor.at / 1000) * 1000;
  const isOld = (message: Message) =>
    boundary === 'inclusive' ? message.at < second : message.sequence <= cursor.sequence;
  return ticket.messages.slice(ticket.messages.findLastIndex(isOld) + 1);
}

/** Goes on from the latest message given out; where there is none, from where the reader was, or from now. */
function next(call: Call, cursor: Cursor | undefined, given: readonly Message[]): Cursor {
  const present: Cursor = { at: call.context.now(), sequence: call.context.world.sequence };
  return (
    given.reduce<Cursor | undefined>(
      (latest, message) => (latest === undefined || message.sequence > latest.sequence ? message : latest),
      cursor,
    ) ?? present
  );
}

function writeCursor({ at, sequence }: Cursor): string {
  return `${at}_${sequence}`;
}

function readCursor(value: string | undefined): Cursor | undefined {
  if (value === undefined || value === '') return undefined;
  const match = /^(\d{1,15})_(\d{1,15})$/.exec(value);
  if (match === null) throw badParameter('last_message_time_id is not one that was given out');
  return { at: Number(match[1]), sequence: Number(match[2]) };
}
