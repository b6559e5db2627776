import { settled } from './authorization.ts';
import { detailsOf, keepDetails, type Detail } from './details.ts';
import { eventId, type Happening, type Snapshot, type TicketEvent } from './events.ts';
import { formerKey, messageKey } from '../words/message-key.ts';
import { statuses } from './status.ts';
import type { Message, Ticket } from './ticket.ts';

/** Number of known messages by key; see `messageKey`. */
export type Seen = Readonly<Record<string, number>>;

/** What is known of a ticket, to compare the next reading with. */
export interface Known {
  readonly snapshot: Snapshot;
  readonly seen: Seen;
  /** Number of status changes so far. It numbers status events, so that 1 → 2 → 1 → 2 gives four. */
  readonly statusChanges: number;
  /** Number of other changes, such as labels. It numbers their events. */
  readonly detailChanges: number;
}

/** The result of reading a ticket. */
export interface Reading {
  readonly ticket: string;
  /** Absent if the source doesn't say. */
  readonly status?: number | undefined;
  readonly messages: readonly Message[];
  /**
   * True: these are all messages of the ticket. False: only some of them, such as those the feed gives since a cursor.
   */
  readonly complete: boolean;
  readonly details?: Ticket | undefined;
  /** The details include data that has its own operations; see `Surroundings`. */
  readonly isComplete?: boolean | undefined;
  /**
   * `absent`: the service said once that the ticket does not exist, which is not conclusive; see `store/absences.ts`.
   * `gone`: it said so repeatedly. `deleted`: the ticket has that status.
   */
  readonly end?: 'absent' | 'gone' | 'deleted' | undefined;
}

export interface ReadingContext {
  /** When it was read, epoch milliseconds. */
  readonly now: number;
  /** Messages from before this time were known completely at the previous reading; epoch milliseconds. */
  readonly settledBefore: number;
}

export interface Changes {
  readonly known: Known;
  /** In the order in which they happened: messages by time, then details such as labels, then the status. */
  readonly events: readonly TicketEvent[];
  /** The snapshot changed, so cards are outdated. */
  readonly changed: boolean;
  /** There may be one more message than was counted: read all messages of the ticket. */
  readonly doubtful: boolean;
}

/**
 * The data a card needs. The resolution is left out: readings without the list do not have it, and the latest message
 * says the same.
 */
export function snapshotOf(ticket: Ticket): Snapshot {
  const { messages, ...fields } = ticket;
  return { ...fields, resolution: undefined, lastWords: lastWords(messages) };
}

/**
 * The state after which everything is news.
 * @param at when it was read, epoch milliseconds
 */
export function baselineOf(ticket: Ticket, at: number): Pick<Known, 'snapshot' | 'seen'> {
  return { snapshot: settledAt(snapshotOf(ticket), at), seen: Object.fromEntries(countByKey(ticket.messages)) };
}

/**
 * Compares a reading with what is known. Messages are counted by key, because the same message is read repeatedly: by a
 * cursor that includes the last message, in the ticket's detail, as history. Messages beyond the known count are news,
 * so nothing is posted twice. If a partial reading repeats a key, it may be the known message or an equal one in the
 * same second: it is not posted but marked as doubtful, and a full reading settles it. Known limits: an equal message
 * of the same second that shows up over 5 s late behind a cursor, and a source that gives a time where another gives
 * none.
 */
export function changesOf(known: Known, reading: Reading, context: ReadingContext): Changes {
  const { news, seen, doubtful } = newMessages(known, reading, context);
  const eventContext = { ...context, ticket: reading.ticket };
  const messageEvents = news.map(({ message, key, number }) =>
    event(eventContext, `message:${key}:${number}`, { kind: 'message', message }, message.at),
  );
  const status = reading.end === 'deleted' ? statuses.deleted : (reading.status ?? known.snapshot.status);
  const moves = movesOf(known.snapshot, reading, status);
  const statusChanges = known.statusChanges + moves.length;
  const statusEvents = moves.map((move, place) =>
    event(eventContext, `status:${known.statusChanges + place + 1}`, move, undefined),
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
      ...numbered.map(({ fact, happening: what, at }) => event(eventContext, fact, what, at)),
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

/** The counter covers all details, so that a label that is added, removed and added again gives three events. */
function numberDetails(details: readonly Detail[], before: number) {
  return details.map((detail, place) => ({
    ...detail,
    fact: detail.fact ?? `${detail.happening.kind}:${before + place + 1}`,
  }));
}

interface News {
  readonly message: Message;
  readonly key: string;
  /** The index of the message among those with its key, starting at 1. */
  readonly number: number;
}

function newMessages({ seen, snapshot }: Known, { messages, complete }: Reading, { settledBefore }: ReadingContext) {
  // Versions that stored no ticket type used other message keys; a full reading replaces them.
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

/** Whether a reading has messages beyond what is known. */
export function hasNews(seen: Seen, messages: readonly Message[]): boolean {
  return [...countByKey(messages)].some(([key, count]) => count > (seen[key] ?? 0));
}

/**
 * Merges the feed's part of a ticket with a full reading made right after it, so that nothing is lost if the service is
 * slow to show the same data everywhere. A third party stays one: the ticket's detail shows it as an engineer.
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

/** Readability changes, then status changes. */
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

/**
 * An engineer's newest message; of two without a time, the later one in the list. Not every source flags descriptions.
 */
function lastWords(messages: readonly Message[]): Message | undefined {
  let last: Message | undefined;
  for (const message of messages) {
    if (message.author === 'engineer' && (last?.at ?? 0) <= (message.at ?? Infinity)) last = message;
  }
  return last && { ...last, isDescription: undefined };
}

/** Both have been or will be serialized as JSON, so what JSON omits makes no difference. */
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
