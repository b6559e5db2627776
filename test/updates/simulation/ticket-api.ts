import type { ServiceFailure, TicketService } from '../../../src/tickets/ports.ts';
import { statuses } from '../../../src/tickets/status.ts';
import type { Author, Message, Ticket } from '../../../src/tickets/ticket.ts';
import type { Clock } from './clock.ts';
import type { Call, Fate } from './fates.ts';

/** How the API behaves where its reference leaves it open. */
export interface Habits {
  /** Whether the cursor's own message comes again. */
  readonly cursor: 'inclusive' | 'exclusive';
  /** Whether the cursor is the newest message of the tickets asked for, or of the whole account. */
  readonly scope: 'asked' | 'account';
  /** Whether the first call, without a cursor, gives what was before. */
  readonly history: boolean;
  /** Whether the feed refuses a group that has a deleted ticket, or leaves the ticket out. */
  readonly deleted: 'refuses' | 'omits';
  /** What the feed makes of a cursor that it gave long ago: goes on, refuses it, or begins anew without a word. */
  readonly old: 'works' | 'refused' | 'ignored';
}

/** From when on a cursor is old, milliseconds. */
const oldAfter = { works: Infinity, refused: 30_000, ignored: 24 * 3600_000 };

/** A message as the API came to show it. */
export interface Said {
  readonly ticket: string;
  readonly text: string;
  readonly author: Author;
  /** When it was written, and from when on it is shown, epoch milliseconds; at most 4 s apart. */
  readonly at: number;
  readonly visibleAt: number;
}

/** The truth about a ticket. */
export interface VirtualTicket {
  readonly id: string;
  readonly said: readonly Said[];
  /** All that it has had, in order. */
  readonly statuses: readonly { readonly status: number; readonly at: number }[];
  readonly deleted: boolean;
  /** All sets of labels that it has had, in order. */
  readonly labels: readonly (readonly string[])[];
  /**
   * A reading of this ticket alone failed, or had no time because another call was slow: what the feed had skipped may
   * have been told after what it gave later.
   */
  readonly readFailed: boolean;
}

type Read = Pick<TicketService, 'feed' | 'status' | 'messages' | 'show' | 'surroundings' | 'reply'>;

export interface VirtualApi {
  readonly tickets: readonly VirtualTicket[];
  say(ticket: string, words: { readonly text: string; readonly author: Author; readonly delay: number }): void;
  setStatus(ticket: string, status: number): void;
  remove(ticket: string): void;
  /** Takes the label away where the ticket has it, else adds it. */
  turnLabel(ticket: string, label: string): void;
  /** Whether the feed exists for this account. */
  setFeed(exists: boolean): void;
  /** The API as one process calls it, as long as it lives. */
  reachedBy(process: { readonly name: string; readonly alive: () => boolean }): Read;
}

export interface ApiParts {
  readonly clock: Clock;
  readonly deal: (call: Call) => Fate;
  readonly note: (who: string, what: string) => void;
  readonly habits: Habits;
}

export class MissingOperation extends Error {}

type Mutable = { -readonly [K in keyof VirtualTicket]: VirtualTicket[K] } & {
  said: Said[];
  statuses: { status: number; at: number }[];
  labels: (readonly string[])[];
};

const floor = (at: number) => Math.floor(at / 1000) * 1000;

export function createTicketApi(ids: readonly string[], { clock, deal, note, habits }: ApiParts): VirtualApi {
  const tickets = new Map<string, Mutable>(
    ids.map((id) => [
      id,
      { id, said: [], statuses: [{ status: 0, at: clock.now() }], deleted: false, readFailed: false, labels: [[]] },
    ]),
  );
  /** All messages of the account in the order in which the feed gives them; a cursor is a place in here. */
  const order: Said[] = [];
  let feedExists = true;
  const givenAt = new Map<string, number>();

  const find = (id: string): Mutable => {
    const ticket = tickets.get(id);
    if (ticket === undefined || ticket.deleted) throw failure(`no ticket ${id}`, { notFound: true });
    return ticket;
  };
  const noteFailedRead = (id: string) => {
    const ticket = tickets.get(id);
    if (ticket !== undefined) ticket.readFailed = true;
  };
  const statusOf = (ticket: Mutable) => ticket.statuses.at(-1)?.status ?? 0;
  const listed = ({ author, text, at }: Said): Message => ({ author, text, at: floor(at), attachments: [] });
  const oldestFirst = (id: string) => find(id).said.toSorted((a, b) => floor(a.at) - floor(b.at));

  const feed = (asked: readonly string[], given: string | undefined, without: string | undefined) => {
    if (!feedExists) throw new MissingOperation('no such operation');
    const present = asked.filter((id) => habits.deleted === 'refuses' || tickets.get(id)?.deleted === false);
    present.forEach(find);
    const named = present.filter((id) => id !== without);
    if (given !== undefined && !/^\d+$/.test(given)) throw failure(`not a cursor: ${given}`, {});
    const isOld = given !== undefined && clock.now() - (givenAt.get(given) ?? 0) >= oldAfter[habits.old];
    if (isOld && habits.old === 'refused') throw failure(`an old cursor: ${given}`, { refusal: true });
    const cursor = isOld ? undefined : given;
    const since =
      cursor === undefined ? (habits.history ? 0 : Infinity) : Number(cursor) + (habits.cursor === 'inclusive' ? 0 : 1);
    const ofScope = order
      .map(({ ticket }, place) => ({ ticket, place }))
      .filter(({ ticket }) => habits.scope === 'account' || present.includes(ticket));
    const next = ofScope.length === 0 ? cursor : String(ofScope.at(-1)?.place);
    if (next !== undefined) givenAt.set(next, clock.now());
    return {
      statuses: named.map((ticket) => ({ ticket, status: statusOf(find(ticket)) })),
      messages: order.flatMap((said, place) =>
        place >= since && named.includes(said.ticket) ? [{ ticket: said.ticket, message: listed(said) }] : [],
      ),
      cursor: next,
    };
  };

  const show = (id: string): Ticket => ({
    id,
    description: `Ticket ${id}`,
    status: statusOf(find(id)),
    messages: oldestFirst(id).map((said, place) => ({
      ...listed(said),
      id: `m${place}`,
      at: said.at,
      text: `<div class="osm-rich-text">${said.text}</div>`,
    })),
  });

  const reply = (id: string, text: string) => {
    find(id);
    api.say(id, { text, author: 'customer', delay: 500 });
  };

  const api: VirtualApi = {
    tickets: [...tickets.values()],
    say(id, { text, author, delay }) {
      const at = clock.now();
      clock.after(delay, () => {
        const said: Said = { ticket: id, text, author, at, visibleAt: at + delay };
        tickets.get(id)?.said.push(said);
        order.push(said);
      });
    },
    setStatus: (id, status) => void tickets.get(id)?.statuses.push({ status, at: clock.now() }),
    remove(id) {
      const ticket = tickets.get(id);
      if (ticket === undefined) return;
      ticket.statuses.push({ status: statuses.deleted, at: clock.now() });
      ticket.deleted = true;
    },
    turnLabel(id, label) {
      const { labels } = find(id);
      const last = labels.at(-1) ?? [];
      labels.push(last.includes(label) ? last.filter((one) => one !== label) : [...last, label]);
    },
    setFeed: (exists) => void (feedExists = exists),
    reachedBy({ name, alive }) {
      const call = <T>(kind: Call, what: string, effect: (fate: Fate) => T): Promise<T> =>
        new Promise((resolve, reject: (error: Error) => void) => {
          // What a dead process still had in mind to call is never called.
          if (!alive()) return;
          const fate = deal(kind);
          note(name, `calls ${what}${fate.how === 'fine' ? '' : `, which is ${fate.how}`}`);
          if (fate.how === 'slow') ids.forEach(noteFailedRead);
          const fails = (message: string, traits: Partial<ServiceFailure>) =>
            clock.after(fate.answer, () => reject(failure(message, traits)));
          switch (fate.how) {
            case 'dropped':
              fails('time-out', { ambiguous: true });
              break;
            case 'throttled':
              fails('throttled', { retryAfter: fate.effect });
              break;
            case 'failed':
              fails('refused', {});
              break;
            case 'lost':
              clock.after(fate.effect, () => void attempt(() => effect(fate)));
              fails('time-out', { ambiguous: true });
              break;
            case 'fine':
            case 'slow':
            case 'partial': {
              const late = fate.how === 'slow' ? 70_000 : 0;
              const answer = fate.answer + late;
              const soon = Math.min(fate.effect + late, answer);
              clock.after(soon, () => {
                const result = attempt(() => effect(fate));
                clock.after(answer - soon, () => ('error' in result ? reject(result.error) : resolve(result.value)));
              });
            }
          }
        });
      /** Reads one ticket; the first failure is kept in mind. */
      const read = async <T>(id: string, what: string, effect: () => T): Promise<T> => {
        try {
          return await call('read', `${what} ${id}`, effect);
        } catch (error) {
          noteFailedRead(id);
          throw error;
        }
      };
      return {
        feed: (asked, cursor) =>
          call('feed', `feed from ${cursor ?? 'the beginning'}`, ({ how }) =>
            feed(asked, cursor, how === 'partial' ? asked[0] : undefined),
          ),
        status: (id) => read(id, 'status', () => statusOf(find(id))),
        messages: (id) => read(id, 'messages', () => oldestFirst(id).map(listed)),
        show: (id) => read(id, 'show', () => show(id)),
        surroundings: async (id) => {
          const labels = () => (find(id).labels.at(-1) ?? []).map((name) => ({ id: name, name }));
          // As the real one: what cannot be read is left out.
          return call('read', `labels ${id}`, () => ({ labels: labels() })).catch(() => ({}));
        },
        reply: (id, text) => call('reply', `reply ${id} ${text}`, () => reply(id, text)),
      };
    },
  };
  return api;
}

function attempt<T>(effect: () => T): { readonly value: T } | { readonly error: Error } {
  try {
    return { value: effect() };
  } catch (error) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }
}

function failure(message: string, traits: Partial<ServiceFailure>): ServiceFailure {
  return Object.assign(new Error(message), { code: 'virtual', ambiguous: false, notFound: false, ...traits });
}
