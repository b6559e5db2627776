import type { Approval, ApprovalStore } from '../../../src/tickets/access/approval.ts';
import type { TicketEvent } from '../../../src/tickets/ticket/events.ts';
import type { Link } from '../../../src/tickets/links/link.ts';
import type {
  AuditEntry,
  AuditStore,
  Begun,
  Cache,
  FileStore,
  Known,
  LinkStore,
  OnceStore,
  OwnReply,
  ReplyStore,
  SubscriptionStore,
  DeliveryProblemStore,
  SettingStore,
} from '../../../src/tickets/ports.ts';
import type { PausedPlace } from '../../../src/tickets/links/paused.ts';
import type { SavedFilter, SavedFilterStore } from '../../../src/tickets/list/saved.ts';
import type { Subscription } from '../../../src/tickets/links/subscription.ts';
import type { Ticket } from '../../../src/tickets/ticket/ticket.ts';
import type { Audience, Channels, PrivacyStore } from '../../../src/tickets/visibility/ports.ts';

/** Stores in memory; what is in them survives the use cases that use them. */
export interface MemoryStores {
  readonly once: OnceStore;
  readonly links: LinkStore;
  readonly deliveryProblems: DeliveryProblemStore;
  readonly replies: ReplyStore;
  readonly audit: AuditStore;
  readonly subscriptions: SubscriptionStore;
  readonly subscribed: Subscription[];
  readonly approvals: ApprovalStore;
  readonly approved: {
    readonly request: string;
    readonly approval: Approval;
    readonly news?: TicketEvent | undefined;
  }[];
  readonly cache: Cache;
  readonly linked: { link: Link; readonly baseline: Ticket }[];
  readonly replyRows: Map<string, OwnReply & { state: 'sending' | 'accepted' }>;
  /** Ids of replies that were taken back. */
  readonly withdrawn: string[];
  readonly filters: SavedFilterStore;
  readonly settings: SettingStore;
  readonly files: FileStore;
  /** Files of told messages, and whether they are in their thread or on their way. */
  readonly fileRows: Set<{ readonly link: string; readonly event: string; there: boolean }>;
  readonly entries: AuditEntry[];
  readonly privacy: PrivacyStore;
  /** Tickets that are marked as private, and by whom. */
  readonly marked: Map<string, string>;
  readonly channels: Channels;
  /** The channels that Slack tells of: who is in them, and who else can read them. A test adds its own. */
  readonly rooms: Map<string, Partial<Audience> & { readonly members: readonly string[] }>;
  readonly cached: Map<string, string>;
}

export function createStores(): MemoryStores {
  const rows = new Map<string, { since: number; serviceSince?: number; result?: string; version?: string }>();
  const linked: { link: Link; baseline: Ticket }[] = [];
  const replyRows = new Map<string, OwnReply & { state: 'sending' | 'accepted' }>();
  const withdrawn: string[] = [];
  const fileRows: MemoryStores['fileRows'] = new Set();
  const entries: AuditEntry[] = [];
  const cached = new Map<string, string>();

  const known = (key: string): Known | undefined => {
    const row = rows.get(key);
    if (row === undefined) return undefined;
    const version = row.version === undefined ? {} : { version: row.version };
    return row.result === undefined
      ? {
          ...{ state: 'working', since: row.since, ...version },
          ...(row.serviceSince !== undefined && { serviceSince: row.serviceSince }),
        }
      : { state: 'done', result: row.result, ...version };
  };
  const moveOn = (key: string, since: number, at: number, version?: string) => {
    const row = rows.get(key);
    const mine = row !== undefined && row.result === undefined && row.since === since;
    if (mine) row.since = at;
    if (mine && version !== undefined) row.version = version;
    return Promise.resolve(mine);
  };
  const once: OnceStore = {
    begin: (key, at, { serviceAt, version } = {}) => {
      const begun: Begun = known(key) ?? { state: 'new' };
      if (begun.state === 'new') {
        rows.set(key, {
          ...{ since: at, ...(version !== undefined && { version }) },
          ...(serviceAt !== undefined && { serviceSince: serviceAt }),
        });
      }
      return Promise.resolve(begun);
    },
    find: (key) => Promise.resolve(known(key)),
    note: (key, version) => {
      const row = rows.get(key);
      if (row !== undefined && row.result === undefined) row.version = version;
      return Promise.resolve();
    },
    takeOver: moveOn,
    leave: (key, since, at) => moveOn(key, since, at),
    finish: (key, result, version) => {
      rows.set(key, { since: rows.get(key)?.since ?? 0, result, ...(version !== undefined && { version }) });
      return Promise.resolve();
    },
    release: (key) => {
      if (rows.get(key)?.result === undefined) rows.delete(key);
      return Promise.resolve();
    },
    hasResult: (prefix, result) =>
      Promise.resolve([...rows].some(([key, row]) => key.startsWith(prefix) && row.result === result)),
  };

  const links: LinkStore = {
    create: (link, baseline) => {
      const known = linked.find(
        ({ link: other }) =>
          other.ticket === link.ticket && other.channel === link.channel && other.thread === link.thread,
      );
      if (known !== undefined) return Promise.resolve({ link: known.link, existed: true });
      const { at: createdAt, ...rest } = link;
      const made = { ...rest, createdAt, id: `L${linked.length + 1}` };
      linked.push({ link: made, baseline });
      return Promise.resolve({ link: made, existed: false });
    },
    ofTicket: (ticket) => Promise.resolve(linked.map(({ link }) => link).filter((link) => link.ticket === ticket)),
    at: (place) =>
      Promise.resolve(
        linked
          .map(({ link }) => link)
          .filter(
            (link) => link.channel === place.channel && (place.thread === undefined || link.thread === place.thread),
          ),
      ),
    page: (offset, limit) => {
      const all = linked.map(({ link }) => link);
      return Promise.resolve({ total: all.length, links: all.reverse().slice(offset, offset + limit) });
    },
    channels: () => Promise.resolve([...new Set(linked.map(({ link }) => link.channel))]),
    byId: (id) => Promise.resolve(linked.find(({ link }) => link.id === id)?.link),
    resume: (id) => {
      const one = linked.find(({ link }) => link.id === id);
      if (one?.link.paused === undefined) return Promise.resolve(false);
      one.link = { ...one.link, paused: undefined };
      return Promise.resolve(true);
    },
    move: (id, channel) => {
      const one = linked.find(({ link }) => link.id === id);
      if (one?.link.paused === undefined) return Promise.resolve('active');
      if (linked.some(({ link }) => link.ticket === one.link.ticket && link.channel === channel))
        return Promise.resolve('taken');
      one.link = { ...one.link, channel, thread: undefined, card: undefined, paused: undefined };
      return Promise.resolve('moved');
    },
    remove: (id) => {
      const index = linked.findIndex(({ link }) => link.id === id);
      if (index >= 0) linked.splice(index, 1);
      return Promise.resolve(index >= 0);
    },
  };

  const isPaused = ({ link }: (typeof linked)[number], { channel, creator }: PausedPlace) =>
    link.channel === channel && link.paused !== undefined && (creator === undefined || link.creator === creator);

  const deliveryProblems: DeliveryProblemStore = {
    pausedAt: (place) =>
      Promise.resolve({ links: linked.filter((one) => isPaused(one, place)).map(({ link }) => link) }),
    async resume(place, at) {
      const paused = linked.filter((one) => isPaused(one, place));
      for (const { link } of paused) await links.resume(link.id, at);
      return paused.length;
    },
    async move(place, { channel, at }) {
      const counts = { moved: 0, taken: 0, active: 0 };
      for (const { link } of linked.filter((one) => isPaused(one, place))) {
        counts[await links.move(link.id, channel, at)] += 1;
      }
      return counts;
    },
    paused: ({ offset, limit }) =>
      Promise.resolve(
        linked
          .filter(({ link }) => link.paused !== undefined)
          .slice(offset, offset + limit)
          .map(({ link }) => ({ link, waiting: 0 })),
      ),
    dead: () => Promise.resolve([]),
    redeliver: () => Promise.resolve(0),
    history: () => Promise.resolve(undefined),
  };

  const replies: ReplyStore = {
    begin: (reply) => {
      if (replyRows.has(reply.id)) return Promise.reject(new Error('unique key'));
      replyRows.set(reply.id, { ...reply, state: 'sending' });
      return Promise.resolve();
    },
    accepted: (id) => {
      const row = replyRows.get(id);
      if (row !== undefined) row.state = 'accepted';
      return Promise.resolve();
    },
    begun: (id) => Promise.resolve(replyRows.get(id)?.state === 'sending' ? replyRows.get(id)?.text : undefined),
    sent: (ticket) =>
      Promise.resolve([...replyRows.values()].filter((row) => row.ticket === ticket && row.state === 'accepted')),
    withdrawn: (id) => {
      withdrawn.push(id);
      return Promise.resolve();
    },
    release: (id) => {
      if (replyRows.get(id)?.state === 'sending') replyRows.delete(id);
      return Promise.resolve();
    },
  };

  const created = () => entries.filter((entry) => entry.action === 'create' && entry.outcome === 'ok');
  const audit: AuditStore = {
    add: (entry) => {
      entries.push(entry);
      return Promise.resolve();
    },
    creatorOf: (ticket) => Promise.resolve(created().find((entry) => entry.ticket === ticket)?.actor),
    lastDone: (ticket, action) =>
      Promise.resolve(
        entries.findLast((entry) => entry.ticket === ticket && entry.action === action && entry.outcome === 'ok'),
      ),
    createdBy: (actor, limit) =>
      Promise.resolve(
        created()
          .flatMap((entry) =>
            entry.actor === actor && entry.ticket !== undefined ? [{ ticket: entry.ticket, at: entry.at }] : [],
          )
          .reverse()
          .slice(0, limit),
      ),
  };

  const marked = new Map<string, string>();
  const privacy: PrivacyStore = {
    facts: (tickets) =>
      Promise.resolve(
        new Map(
          tickets.map((ticket) => [
            ticket,
            {
              opener: created().find((entry) => entry.ticket === ticket)?.actor,
              markedBy: marked.get(ticket),
              channels: [...new Set(linked.flatMap(({ link }) => (link.ticket === ticket ? [link.channel] : [])))],
            },
          ]),
        ),
      ),
    mark: ({ ticket, by }) => {
      const isNew = !marked.has(ticket);
      if (isNew) marked.set(ticket, by);
      return Promise.resolve(isNew);
    },
    unmark: (ticket, by) => Promise.resolve((by === undefined || marked.get(ticket) === by) && marked.delete(ticket)),
  };

  const rooms: MemoryStores['rooms'] = new Map();
  const channels: Channels = {
    audience: (channel) => {
      const { isPrivate = true, isShared = false, isUnknown } = rooms.get(channel) ?? { isUnknown: true };
      return Promise.resolve({ isPrivate, isShared, isUnknown });
    },
    isMember: (channel, user) => Promise.resolve(rooms.get(channel)?.members.includes(user) ?? false),
  };

  const files: FileStore = {
    want: (link, event) => {
      const all = [...fileRows].filter((row) => row.link === link && row.event === event);
      const open = all.filter((row) => !row.there);
      for (const row of open) row.there = true;
      return Promise.resolve({ wanted: open.length, files: all.map((_, at) => ({ id: `A${at}`, name: `${at}.txt` })) });
    },
  };

  const subscribed: Subscription[] = [];
  const subscriptions: SubscriptionStore = {
    save: (subscription) => {
      const index = subscribed.findIndex(({ channel }) => channel === subscription.channel);
      subscribed.splice(index < 0 ? subscribed.length : index, 1, subscription);
      return Promise.resolve({ subscription, existed: index >= 0 });
    },
    remove: (channel) => {
      const index = subscribed.findIndex((one) => one.channel === channel);
      if (index >= 0) subscribed.splice(index, 1);
      return Promise.resolve(index >= 0);
    },
    of: () => Promise.resolve([...subscribed]),
  };

  const approved: MemoryStores['approved'] = [];
  const approvals: ApprovalStore = {
    of: (request) => Promise.resolve(approved.filter((one) => one.request === request).map(({ approval }) => approval)),
    add: (request, approval, news) => Promise.resolve(void approved.push({ request, approval, news })),
    withdraw: (request, { by, at }) => {
      const place = approved.findIndex(
        (one) => one.request === request && one.approval.by === by && one.approval.at === at,
      );
      if (place >= 0) approved.splice(place, 1);
      return Promise.resolve();
    },
  };

  const cache: Cache = {
    get: (key) => {
      const text = cached.get(key);
      const value: unknown = text === undefined ? undefined : JSON.parse(text);
      return Promise.resolve(value);
    },
    set: (key, value) => {
      cached.set(key, JSON.stringify(value));
      return Promise.resolve();
    },
    delete: (key) => {
      cached.delete(key);
      return Promise.resolve();
    },
  };
  const chosen = new Map<string, string>();
  const settings: SettingStore = {
    get: (person, name) => Promise.resolve(chosen.get(`${person} ${name}`)),
    set: (person, name, value) => Promise.resolve(void chosen.set(`${person} ${name}`, value)),
  };
  const kept = new Map<string, SavedFilter>();
  const filters: SavedFilterStore = {
    save: (person, saved, _at, max) => {
      const key = `${person} ${saved.name}`;
      if (!kept.has(key) && kept.size >= max) return Promise.resolve(false);
      kept.set(key, saved);
      return Promise.resolve(true);
    },
    of: (person) =>
      Promise.resolve([...kept].filter(([key]) => key.startsWith(`${person} `)).map(([, saved]) => saved)),
    remove: (person, names) => {
      for (const name of names) kept.delete(`${person} ${name}`);
      return Promise.resolve();
    },
  };

  return {
    ...{ settings, filters, once, links, deliveryProblems, replies, files, audit, subscriptions, approvals, cache },
    ...{ privacy, channels, marked, rooms },
    ...{ subscribed, approved, linked, replyRows, withdrawn, fileRows, entries, cached },
  };
}
