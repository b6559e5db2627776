import type { TicketService, ServiceFailure } from '../../src/tickets/ports.ts';
import type { Message, Surroundings, Ticket, TicketSummary } from '../../src/tickets/ticket/ticket.ts';

/** How the parts of the feed behave that the API's reference leaves open. */
export interface FeedHabits {
  /** Whether the cursor's own message comes again. */
  readonly cursor: 'inclusive' | 'exclusive';
  /** Whether the first call, without a cursor, gives what was before. */
  readonly history: boolean;
  /** Whether the cursor counts the messages of the asked tickets only, or of all. */
  readonly scope?: 'asked' | 'account' | undefined;
  /** What the list makes of several statuses at once; understood where it is left out. */
  readonly several?: 'understood' | 'ignored' | 'refused' | 'first' | undefined;
}

export type Details = Surroundings & Pick<Ticket, 'severity' | 'contact' | 'resolvedAt'>;

interface Kept {
  status: number;
  messages: Stored[];
  details: Details;
  readonly summary: Partial<TicketSummary>;
  readonly seenFrom: number;
}

type Stored = Message & { readonly order: number };

export type FakeService = Pick<
  TicketService,
  'feed' | 'messages' | 'show' | 'surroundings' | 'accessRequests' | 'download' | 'list' | 'unread' | 'scopes'
> & {
  /** Calls so far, as `feed`, `list`, `messages 7`, `show 7`. */
  readonly calls: string[];
  /** @param seenFrom when the list shows it first; epoch milliseconds */
  add(id: string, status?: number, more?: Partial<TicketSummary>, seenFrom?: number): void;
  say(id: string, text: string, message?: Partial<Message>): void;
  setStatus(id: string, status: number): void;
  remove(id: string): void;
  /** Changes what belongs to a ticket beside its messages and its status. */
  change(id: string, details: Partial<Details>): void;
  /** Attachments by id. */
  readonly files: Map<string, Uint8Array>;
  /** What the next calls reject with; undefined: they work. */
  failWith(error: Error | undefined, only?: string): void;
  /** Called in the middle of each call. */
  during(hook: (call: string) => Promise<void>): void;
};

export class MissingOperation extends Error {}

export const isMissingOperation = (error: unknown) => error instanceof MissingOperation;

/** A ticket API in memory whose messages carry the time of `now`, in whole seconds as lists give it. */
export function createFakeService(
  now: () => number,
  { cursor: habit, history, scope, several }: FeedHabits,
): FakeService {
  const tickets = new Map<string, Kept>();
  const files: FakeService['files'] = new Map();
  const calls: string[] = [];
  let order = 0;
  let failure: { error: Error; only: string | undefined } | undefined;
  let hook: (call: string) => Promise<void> = () => Promise.resolve();

  const called = async (call: string) => {
    calls.push(call);
    await hook(call);
    if (failure !== undefined && (failure.only === undefined || call.startsWith(failure.only))) throw failure.error;
  };
  const find = (id: string) => {
    const ticket = tickets.get(id);
    if (ticket === undefined) throw notFound(id);
    return ticket;
  };
  const bare = ({ author, text, at, attachments }: Stored): Message => ({ author, text, at, attachments });

  return {
    calls,
    async feed(ids, cursor) {
      await called('feed');
      if (ids.length > 100) throw new Error('more than 100 tickets');
      const all = ids.flatMap((id) => find(id).messages.map((message) => ({ ticket: id, message })));
      const counted =
        scope === 'account'
          ? [...tickets.values()].flatMap(({ messages }) => messages)
          : all.map(({ message }) => message);
      const since = cursor === undefined ? (history ? 0 : Infinity) : Number(cursor) + (habit === 'inclusive' ? 0 : 1);
      return {
        messages: all
          .filter(({ message }) => message.order >= since)
          .map(({ ticket, message }) => ({ ticket, message: bare(message) })),
        cursor: counted.length === 0 ? cursor : String(Math.max(...counted.map(({ order }) => order))),
      };
    },
    async messages(id) {
      await called(`messages ${id}`);
      return find(id).messages.map(bare);
    },
    async show(id) {
      await called(`show ${id}`);
      const { status, messages, details, summary } = find(id);
      return {
        id,
        description: `Ticket ${id}`,
        ...summary,
        status,
        ...(status === 3 && { resolvedAt: details.resolvedAt ?? 1 }),
        severity: details.severity,
        contact: details.contact,
        messages: messages.map((message) => ({
          ...bare(message),
          id: `m${message.order}`,
          text: `<div class="osm-rich-text">${message.text}</div>`,
        })),
      } satisfies Ticket;
    },
    async surroundings(id) {
      // Three calls.
      for (const what of ['labels', 'relations', 'authorizations']) await called(`${what} ${id}`);
      const { labels, related, authorizations } = find(id).details;
      return { labels, related, authorizations };
    },
    async accessRequests(states) {
      await called('access');
      return [...tickets].flatMap(([ticket, { details }]) =>
        (details.authorizations ?? [])
          .filter(({ state }) => states.includes(state))
          .map(({ id, state, endsAt }) => ({ id, ticket, state, endsAt })),
      );
    },
    async download(attachment, max) {
      await called(`download ${attachment}`);
      const bytes = files.get(attachment);
      if (bytes === undefined) throw notFound(attachment);
      return bytes.length > max ? 'too-large' : bytes;
    },
    scopes: ['own'],
    async unread(ids) {
      await called('unread');
      return new Map(ids.map((id) => [id, find(id).messages.filter(({ author }) => author !== 'customer').length]));
    },
    async list({ from = 0, to = Infinity, offset, limit, status: only, statuses: any, id: number }) {
      await called('list');
      if (any !== undefined && several === 'refused') throw refused('incident_status');
      const asked = several === 'first' ? any?.slice(0, 1) : several === 'ignored' ? undefined : any;
      const isAsked = ({ id, status }: TicketSummary) =>
        (only === undefined || status === only) &&
        (asked === undefined || asked.includes(status)) &&
        (number === undefined || id.includes(number));
      const second = (time: number) => Math.floor(time / 1000);
      const found = [...tickets]
        .map(([id, { status, summary, seenFrom }]) => ({
          ticket: { id, description: `Ticket ${id}`, ...summary, status },
          seenFrom,
        }))
        .filter(({ ticket: { createdAt = 0 }, seenFrom }) => {
          return seenFrom <= now() && second(createdAt) >= second(from) && second(createdAt) < second(to);
        });
      const listed = found.map(({ ticket }) => ticket).filter(isAsked);
      return { total: listed.length, tickets: listed.slice(offset, offset + limit) };
    },
    add: (id, status = 0, summary = {}, seenFrom = 0) =>
      void tickets.set(id, { status, messages: [], details: {}, summary: { createdAt: now(), ...summary }, seenFrom }),
    change: (id, details) => void Object.assign(find(id), { details: { ...find(id).details, ...details } }),
    files,
    say(id, text, message = {}) {
      order += 1;
      const at = Math.floor(now() / 1000) * 1000;
      find(id).messages.push({ author: 'engineer', text, at, attachments: [], ...message, order });
    },
    setStatus: (id, status) =>
      void Object.assign(find(id), { status, details: { ...find(id).details, resolvedAt: now() } }),
    remove: (id) => void tickets.delete(id),
    failWith: (error, only) => (failure = error && { error, only }),
    during: (next) => (hook = next),
  };
}

/** A refusal that asks to be left alone for so many milliseconds. */
export function throttled(retryAfter: number): ServiceFailure {
  return Object.assign(new Error('429'), { code: 'throttled', ambiguous: false, notFound: false, retryAfter });
}

export function refused(what: string): ServiceFailure {
  const traits = { code: 'OSM.01010001', ambiguous: false, notFound: false, refusal: true };
  return Object.assign(new Error(`refused: ${what}`), traits);
}

export function notFound(id: string): ServiceFailure {
  return Object.assign(new Error(`no ticket ${id}`), { code: 'OSM.01010015', ambiguous: false, notFound: true });
}
