import type { ServiceFailure, TicketService } from '../../../src/tickets/ports.ts';
import { statuses } from '../../../src/tickets/ticket/status.ts';
import type { Ticket } from '../../../src/tickets/ticket/ticket.ts';
import { createFeed, listed } from './feed.ts';
import type { Clock } from './clock.ts';
import { failure, foreignFailure, MissingOperation, noTicket } from './failures.ts';
import type { Call, Fate } from './fates.ts';
import type { Habits } from './habits.ts';
import { createLists } from './lists.ts';
import { createTruth, isRemoved, lastStatus, type Truth } from './truth.ts';

type Read = Pick<TicketService, 'feed' | 'messages' | 'show' | 'surroundings' | 'list' | 'unread' | 'scopes' | 'reply'>;

/** What does not work for a while. */
export const outages = ['feed', 'lists', 'labels'] as const;

export type Outage = (typeof outages)[number];

export interface VirtualApi extends Pick<
  Truth,
  'tickets' | 'say' | 'setStatus' | 'hide' | 'reveal' | 'remove' | 'turnLabel'
> {
  /** The operation exists for this account, or not. */
  setWorking(what: Outage, works: boolean): void;
  /** From now on something else answers all calls, always as `foreignFailure` tells; undefined: no more. */
  setForeign(kind: number | undefined): void;
  /** Somebody reads the ticket in the console, which resets the number of unread messages. */
  readInConsole(ticket: string): void;
  /** The ticket as it is now. */
  peek(ticket: string): Ticket;
  /** The API as one process calls it, as long as it lives. */
  reachedBy(process: { readonly name: string; readonly alive: () => boolean }): Read;
}

export interface ApiDeps {
  readonly clock: Clock;
  readonly deal: (call: Call) => Fate;
  readonly note: (who: string, what: string) => void;
  readonly habits: Habits;
}

/** How much later a slow call, and a slow feed, are answered; milliseconds. */
const slowBy = 70_000;
const slowFeedBy = 4_000;

/** So often the detail denies a ticket that there is: fewer times than it takes to be gone. */
const denials = 2;

export function createTicketApi(ids: readonly string[], { clock, deal, note, habits }: ApiDeps): VirtualApi {
  const colleagues = habits.group === undefined ? [] : ids.filter((_, place) => place % 2 === 1);
  const truth = createTruth({ habits, clock, ids, colleagues });
  const { find } = truth;
  const feed = createFeed({ truth, clock, habits });
  const list = createLists({ truth, clock, habits });
  const broken = new Set<Outage>();
  const readAt = new Map<string, number>();
  const foreign: { kind: number | undefined } = { kind: undefined };
  let denied = 0;

  const show = (id: string): Ticket => {
    const ticket = find(id);
    return {
      id,
      description: `Ticket ${id}`,
      status: isRemoved(ticket, clock.now()) ? statuses.deleted : lastStatus(ticket),
      messages: messages(id).map((message, place) => ({
        ...message,
        id: `m${place}`,
        at: oldestFirst(id)[place]?.at,
        text: `<div class="osm-rich-text">${message.text}</div>`,
      })),
    };
  };
  const oldestFirst = (id: string) =>
    find(id).said.toSorted((a, b) => Math.floor(a.at / 1000) - Math.floor(b.at / 1000));
  const messages = (id: string) => oldestFirst(id).map(listed);
  const unreadOf = (id: string) =>
    truth.shown.filter(
      ({ ticket, author, visibleAt }) => ticket === id && author !== 'customer' && visibleAt > (readAt.get(id) ?? 0),
    ).length;
  const unread = (asked: readonly string[]) => {
    if (habits.unread === 'missing') throw new MissingOperation('no such operation');
    if (habits.unread === 'fails') throw failure('the counts are broken', { code: 'OSM.0004' });
    return new Map(asked.map((id) => [id, unreadOf(id)]));
  };
  const needs = <T>(what: Outage, effect: () => T) => {
    if (broken.has(what)) throw new MissingOperation(`no ${what} now`);
    return effect();
  };
  /** The detail says once that there is no such ticket, although there is. */
  const deny = (id: string) => {
    if ((denied += 1) <= denials) throw noTicket(id);
    throw failure('refused', {});
  };

  return {
    tickets: truth.tickets,
    say: truth.say,
    setStatus: truth.setStatus,
    hide: truth.hide,
    reveal: truth.reveal,
    remove: truth.remove,
    turnLabel: truth.turnLabel,
    setWorking(what, works) {
      if (works) broken.delete(what);
      else broken.add(what);
    },
    setForeign: (kind) => void (foreign.kind = kind),
    readInConsole: (id) => void readAt.set(id, clock.now()),
    peek: show,
    reachedBy({ name, alive }) {
      const call = <T>(kind: Call, what: string, effect: (fate: Fate) => T, extra = 0): Promise<T> =>
        new Promise((resolve, reject: (error: Error) => void) => {
          // What a dead process still had in mind to call is never called.
          if (!alive()) return;
          const fate = deal(kind);
          if (foreign.kind !== undefined) {
            const error = foreignFailure(foreign.kind, kind === 'reply');
            note(name, `calls ${what}, and something else answers: ${error.code}`);
            clock.after(fate.answer, () => reject(error));
            return;
          }
          note(name, `calls ${what}${fate.how === 'fine' ? '' : `, which is ${fate.how}`}`);
          if (fate.how === 'slow') ids.forEach(truth.noteFailedRead);
          const fails = (message: string, traits: Partial<ServiceFailure>) =>
            clock.after(fate.answer, () => reject(failure(message, traits)));
          switch (fate.how) {
            case 'dropped':
              fails('time-out', { code: 'timeout', ambiguous: kind === 'reply' });
              break;
            case 'throttled':
              fails('throttled', { retryAfter: fate.effect });
              break;
            case 'failed':
              fails('broken', { code: 'OSM.0004' });
              break;
            case 'refused':
              fails('refused', { code: 'OSM.01010014', refusal: true });
              break;
            case 'foreign':
              clock.after(fate.answer, () => reject(foreignFailure(fate.effect, kind === 'reply')));
              break;
            case 'lost':
              clock.after(fate.effect, () => void attempt(() => effect(fate)));
              fails('time-out', { code: 'timeout', ambiguous: true });
              break;
            case 'fine':
            case 'slow':
            case 'partial':
            case 'denied': {
              const late = fate.how === 'slow' ? slowBy : extra;
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
          return await call('read', `${what} ${id}`, ({ how }) => (how === 'denied' ? deny(id) : effect()));
        } catch (error) {
          truth.noteFailedRead(id);
          throw error;
        }
      };
      return {
        scopes: habits.group === undefined ? ['own'] : ['own', 'group'],
        feed: (asked, cursor) => {
          const answer = ({ how }: Fate) =>
            needs('feed', () => feed(asked, cursor, how === 'partial' ? asked[0] : undefined));
          return call(
            'feed',
            `feed from ${cursor ?? 'the beginning'}`,
            answer,
            habits.feed === 'slow' ? slowFeedBy : 0,
          );
        },
        list: (query) =>
          call('list', `list ${JSON.stringify(query)}`, ({ how }) =>
            needs('lists', () => list(query, how === 'partial')),
          ),
        unread: (asked) => call('unread', 'unread', () => unread(asked)),
        messages: (id) => read(id, 'messages', () => messages(id)),
        show: (id) => read(id, 'show', () => show(id)),
        surroundings: async (id) => {
          const labels = () => (find(id).labels.at(-1) ?? []).map((name) => ({ id: name, name }));
          // As the real one: what cannot be read is left out.
          return call('read', `labels ${id}`, () => needs('labels', () => ({ labels: labels() }))).catch(() => ({}));
        },
        reply: (id, text) =>
          call('reply', `reply ${id} ${text}`, () => {
            find(id);
            truth.say(id, { text, author: 'customer', delay: 500 });
          }),
      };
    },
  };
}

function attempt<T>(effect: () => T): { readonly value: T } | { readonly error: Error } {
  try {
    return { value: effect() };
  } catch (error) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }
}
