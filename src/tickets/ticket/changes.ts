import { settled } from './authorization.ts';
import { detailsOf, keepDetails, type Detail } from './details.ts';
import { eventId, type Happening, type Snapshot, type TicketEvent } from './events.ts';
import { formerKey, messageKey } from '../words/message-key.ts';
import { statuses } from './status.ts';
import type { Message, Ticket } from './ticket.ts';

/** How many messages of each key are known; see `messageKey`. */
export type Seen = Readonly<Record<string, number>>;

/** What is known of a ticket, and what the next reading is compared with. */
export interface Known {
  readonly snapshot: Snapshot;
  readonly seen: Seen;
  /** How often the status changed; numbers the status events, so that 1 → 2 → 1 → 2 are four. */
  readonly statusChanges: number;
  /** How many other changes there were, such as of labels; numbers their events. */
  readonly detailChanges: number;
}

/** What was read of a ticket. */
export interface Reading {
  readonly ticket: string;
  /** Absent where the source did not tell. */
  readonly status?: number | undefined;
  readonly messages: readonly Message[];
  /** True: these are all messages of the ticket. False: some of them, as the feed gives since a cursor. */
  readonly complete: boolean;
  readonly details?: Ticket | undefined;
  /** The details include what belongs to the ticket and has operations of its own; see `Surroundings`. */
  readonly whole?: boolean | undefined;
  /**
   * `absent`: the service says once that there is no such ticket, which concludes nothing; see `store/absences.ts`.
   * `gone`: it said so often enough. `deleted`: the ticket has that status.
   */
  readonly end?: 'absent' | 'gone' | 'deleted' | undefined;
}

export interface ReadingContext {
  /** When it was read, epoch milliseconds. */
  readonly now: number;
  /** Messages from before this time were known to their last when they were read before; epoch milliseconds. */
  readonly settledBefore: number;
}

export interface Changes {
  readonly known: Known;
  /** In the order in which they happened: messages by time, then labels and the like, then the status. */
  readonly events: readonly TicketEvent[];
  /** The snapshot is another one: cards show an old state. */
  readonly changed: boolean;
  /** Perhaps there is a message more than was counted: read all messages of the ticket. */
  readonly doubtful: boolean;
}

/** What a card needs of a ticket. Not how it was solved: readings without the list do not know that, and the last words tell it. */
export function snapshotOf(ticket: Ticket): Snapshot {
  const { messages, ...fields } = ticket;
  return { ...fields, resolution: undefined, lastWords: lastWords(messages) };
}

/**
 * The state from which on everything is news.
 * @param at when it was read, epoch milliseconds
 */
export function baselineOf(ticket: Ticket, at: number): Pick<Known, 'snapshot' | 'seen'> {
  return { snapshot: settledAt(snapshotOf(ticket), at), seen: Object.fromEntries(countByKey(ticket.messages)) };
}

/**
 * Compares what is known with what was read. Messages are counted by key, because the same message is read again and
 * again: through a cursor that includes the last message, through the ticket's detail, as history. News is what goes
 * beyond the known count, so nothing is told twice. A part of the messages that repeats a key may be the known message
 * or an equal one of the same second: that is not told, but called doubtful, and all messages settle it. What remains:
 * an equal message of the same second that shows up over 5 s late behind a cursor, and a source that gives
 * a time where another gives none.
 */
export function changesOf(known: Known, reading: Reading, context: ReadingContext): Changes {
  const { news, seen, doubtful } = newMessages(known, reading, context);
  const told = { ...context, ticket: reading.ticket };
  const messageEvents = news.map(({ message, key, number }) =>
    event(told, `message:${key}:${number}`, { kind: 'message', message }, message.at),
  );
  const status = reading.end === 'deleted' ? statuses.deleted : (reading.status ?? known.snapshot.status);
  const moves = movesOf(known.snapshot, reading, status);
  const statusChanges = known.statusChanges + moves.length;
  const statusEvents = moves.map((move, place) =>
    event(told, `status:${known.statusChanges + place + 1}`, move, undefined),
  );
  const read = reading.details && keepDetails(known.snapshot, settledAt(snapshotOf(reading.details), context.now));
  const details = read === undefined ? [] : detailsOf(known.snapshot, read);
  const numbered = numberDetails(details, known.detailChanges);
  const snapshot: Snapshot = {
    ...(read ?? known.snapshot),
    status,
    gone: goneAfter(known.snapshot, reading),
    lastWords: lastWords([
      ...(known.snapshot.lastWords ? [known.snapshot.lastWords] : []),
      ...news.map((one) => one.message),
    ]),
  };
  return {
    known: { snapshot, seen, statusChanges, detailChanges: known.detailChanges + numbered.length },
    events: [
      ...messageEvents,
      ...numbered.map(({ fact, happening: what, at }) => event(told, fact, what, at)),
      ...statusEvents,
    ],
    changed: !sameSnapshot(snapshot, known.snapshot),
    doubtful,
  };
}

function settledAt(snapshot: Snapshot, now: number): Snapshot {
  const authorizations = snapshot.authorizations?.map((one) => settled(one, now));
  return authorizations === undefined ? snapshot : { ...snapshot, authorizations };
}

/** Every detail counts on, so that a label that comes, goes and comes again is three events. */
function numberDetails(details: readonly Detail[], before: number) {
  return details.map((detail, place) => ({
    ...detail,
    fact: detail.fact ?? `${detail.happening.kind}:${before + place + 1}`,
  }));
}

interface News {
  readonly message: Message;
  readonly key: string;
  /** The first, second, ... message of its key. */
  readonly number: number;
}

function newMessages({ seen, snapshot }: Known, { messages, complete }: Reading, { settledBefore }: ReadingContext) {
  // Versions that kept no ticket type knew messages by other keys; a whole reading gives all of them their own.
  const former = snapshot.type === undefined;
  const counts = new Map(Object.entries(seen));
  const read = new Map<string, number>();
  const news: News[] = [];
  let doubtful = false;
  for (const message of messages) {
    const key = messageKey(message);
    const number = (read.get(key) ?? 0) + 1;
    read.set(key, number);
    const before = seen[key] ?? (former ? seen[formerKey(key)] : undefined) ?? 0;
    counts.set(key, Math.max(number, before));
    if (number > before) {
      news.push({ message, key, number });
    } else if (!complete && (message.at ?? Number.MAX_VALUE) >= settledBefore) {
      doubtful = true;
    }
  }
  news.sort((a, b) => (a.message.at ?? Infinity) - (b.message.at ?? Infinity) || 0);
  return { news, seen: Object.fromEntries(counts) as Seen, doubtful };
}

/** Whether messages were read that go beyond what is known. */
export function hasNews(seen: Seen, messages: readonly Message[]): boolean {
  return [...countByKey(messages)].some(([key, count]) => count > (seen[key] ?? 0));
}

/**
 * Joins what the feed gave of a ticket with a reading of its own that was made right after: nothing of either is lost
 * where the service is slow to show everywhere what it shows in one place. A third party stays one: the detail of a
 * ticket shows it as an engineer.
 */
export function joinReadings(part: Reading, own: Reading): Reading {
  const counts = countByKey(own.messages);
  const missing = part.messages.filter((message) => {
    const left = counts.get(messageKey(message)) ?? 0;
    counts.set(messageKey(message), left - 1);
    return left <= 0;
  });
  const others = part.messages.filter(({ author }) => author === 'third-party');
  const named = own.messages.map((message) => {
    if (message.author !== 'engineer') return message;
    const key = messageKey(message);
    return others.find((other) => messageKey(other) === key) ?? message;
  });
  return { ...own, status: own.status ?? part.status, messages: [...named, ...missing] };
}

function countByKey(messages: readonly Message[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const message of messages) {
    const key = messageKey(message);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** That it can or cannot be read, and what its status became, in this order. */
function movesOf({ status: from, gone }: Snapshot, reading: Reading, to: number): readonly Happening[] {
  if (reading.end === 'gone') return gone === true ? [] : [{ kind: 'deleted' }];
  const back: Happening[] = gone === true && reading.status !== undefined ? [{ kind: 'returned' }] : [];
  if (from === to) return back;
  if (to === statuses.deleted) return gone === true ? [] : [{ kind: 'deleted' }];
  return [...back, { kind: 'status', from, to }];
}

function goneAfter({ gone }: Snapshot, { end, status }: Reading): true | undefined {
  if (end === 'gone') return true;
  return status === undefined && end === undefined ? gone : undefined;
}

function event(
  { ticket, now }: { readonly ticket: string; readonly now: number },
  fact: string,
  what: Happening,
  at: number | undefined,
): TicketEvent {
  return { id: eventId(ticket, fact), ticket, at: at ?? now, ...what };
}

/** The newest message of an engineer; of two without time the later one in the list. Not every source marks descriptions. */
function lastWords(messages: readonly Message[]): Message | undefined {
  let last: Message | undefined;
  for (const message of messages) {
    if (message.author === 'engineer' && (last?.at ?? 0) <= (message.at ?? Infinity)) last = message;
  }
  return last && { ...last, isDescription: undefined };
}

/** Both went through JSON or will: what JSON leaves out makes no difference. */
function sameSnapshot(a: Snapshot, b: Snapshot): boolean {
  return canonical(a) === canonical(b);
}

function canonical(snapshot: Snapshot): string {
  return JSON.stringify(
    Object.entries(snapshot)
      .filter(([, value]) => value !== undefined)
      .sort(),
  );
}
