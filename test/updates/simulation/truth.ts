import type { Author } from '../../../src/tickets/ticket/ticket.ts';
import { isFinal } from '../../../src/tickets/ticket/status.ts';
import type { Clock } from './clock.ts';
import { noTicket } from './failures.ts';
import type { Habits } from './habits.ts';

/** A message as the API came to show it. */
export interface Said {
  readonly ticket: string;
  readonly text: string;
  readonly author: Author;
  /** When it was written, and from when on it is shown, epoch milliseconds; at most 4 s apart. */
  readonly at: number;
  readonly visibleAt: number;
  /** Its number among all messages of the account, as they were written. */
  readonly written: number;
}

/** A time in which neither the detail nor any list has the ticket, epoch milliseconds. */
export interface Absence {
  readonly from: number;
  to?: number;
}

/** The truth about a ticket. */
export interface VirtualTicket {
  readonly id: string;
  /** It belongs to another user of the group. */
  readonly colleague: boolean;
  readonly said: readonly Said[];
  /** All that it has had, in order. */
  readonly statuses: readonly { readonly status: number; readonly at: number }[];
  readonly absences: readonly Absence[];
  /** Since when it is removed for good, epoch milliseconds. */
  readonly removedAt: number | undefined;
  /** All sets of labels that it has had, in order. */
  readonly labels: readonly (readonly string[])[];
  /**
   * A reading of this ticket alone failed, or had no time because another call was slow: what the feed had skipped may
   * have been told after what it gave later.
   */
  readonly readFailed: boolean;
}

type Mutable = { -readonly [K in keyof VirtualTicket]: VirtualTicket[K] } & {
  said: Said[];
  statuses: { status: number; at: number }[];
  absences: Absence[];
  labels: (readonly string[])[];
};

/** The tickets of an account, and what happens to them. */
export interface Truth {
  readonly tickets: readonly VirtualTicket[];
  /** All messages of the account in the order in which they are shown. */
  readonly shown: readonly Said[];
  /** The ticket, where its detail can be read. Throws as the API fails. */
  readonly find: (id: string) => VirtualTicket;
  readonly say: (
    ticket: string,
    words: { readonly text: string; readonly author: Author; readonly delay: number },
  ) => void;
  readonly setStatus: (ticket: string, status: number) => void;
  readonly remove: (ticket: string) => void;
  /** The account may not see the ticket for a while; and sees it again. */
  readonly hide: (ticket: string) => void;
  readonly reveal: (ticket: string) => void;
  /** Takes the label away where the ticket has it, else adds it. */
  readonly turnLabel: (ticket: string, label: string) => void;
  readonly noteFailedRead: (ticket: string) => void;
}

export interface TruthOptions {
  readonly habits: Habits;
  readonly clock: Clock;
  readonly ids: readonly string[];
  readonly colleagues: readonly string[];
}

export function createTruth({ habits, clock, ids, colleagues }: TruthOptions): Truth {
  const tickets = new Map<string, Mutable>(
    ids.map((id) => [
      id,
      {
        id,
        colleague: colleagues.includes(id),
        ...{ said: [], absences: [], labels: [[]], removedAt: undefined, readFailed: false },
        statuses: [{ status: 0, at: clock.now() }],
      },
    ]),
  );
  const shown: Said[] = [];
  let written = 0;
  const known = (id: string): Mutable => {
    const ticket = tickets.get(id);
    if (ticket === undefined) throw noTicket(id);
    return ticket;
  };
  return {
    tickets: [...tickets.values()],
    shown,
    find(id) {
      const ticket = known(id);
      if (!isReadable(ticket, clock.now(), habits)) throw noTicket(id);
      return ticket;
    },
    say(id, { text, author, delay }) {
      const at = clock.now();
      const said: Said = { ticket: id, text, author, at, visibleAt: at + delay, written: (written += 1) };
      clock.after(delay, () => {
        known(id).said.push(said);
        shown.push(said);
      });
    },
    setStatus: (id, status) => void known(id).statuses.push({ status, at: clock.now() }),
    remove(id) {
      const ticket = known(id);
      ticket.removedAt ??= clock.now();
    },
    hide(id) {
      const ticket = known(id);
      if (isPresent(ticket, clock.now())) ticket.absences.push({ from: clock.now() });
    },
    reveal(id) {
      const last = known(id).absences.at(-1);
      if (last !== undefined) last.to ??= clock.now();
    },
    turnLabel(id, label) {
      const { labels } = known(id);
      const last = labels.at(-1) ?? [];
      labels.push(last.includes(label) ? last.filter((one) => one !== label) : [...last, label]);
    },
    noteFailedRead: (id) => void (known(id).readFailed = true),
  };
}

/** Whether the account sees the ticket, removed or not. */
export function isPresent({ absences }: VirtualTicket, at: number): boolean {
  return !absences.some(({ from, to = Infinity }) => from <= at && at < to);
}

export function isRemoved({ removedAt = Infinity }: VirtualTicket, at: number): boolean {
  return removedAt <= at;
}

export function statusAt({ statuses }: VirtualTicket, at: number): number {
  return statuses.findLast((one) => one.at <= at)?.status ?? 0;
}

export function lastStatus({ statuses }: VirtualTicket): number {
  return statuses.at(-1)?.status ?? 0;
}

/** Whether the operations of the ticket itself know it. */
export function isReadable(ticket: VirtualTicket, at: number, { removed }: Pick<Habits, 'removed'>): boolean {
  return isPresent(ticket, at) && (!isRemoved(ticket, at) || removed === 'shown');
}

/** Neither detail nor list shows it as a ticket that goes on. */
export function isAway(ticket: VirtualTicket, at: number): boolean {
  return isRemoved(ticket, at) || !isPresent(ticket, at);
}

/** Nothing asks for it any more: that it is removed may show itself or not. */
export function wasOverWhenRemoved(ticket: VirtualTicket): boolean {
  return ticket.removedAt !== undefined && isFinal(statusAt(ticket, ticket.removedAt));
}
