import type { Action } from './ticket/actions.ts';
import type { Catalog } from './catalog/catalog.ts';
import type { Link, ListedLink, Place } from './links/link.ts';
import type { ListQuery, QueryScope } from './list/filter.ts';
import type { MovedPlace, Paused, PausedPlace } from './links/paused.ts';
import type { Subscription } from './links/subscription.ts';
import type { Attachment, Message, Surroundings, Ticket, TicketSummary } from './ticket/ticket.ts';
import type { DeadLetters, LinkState, TicketHistory } from './links/delivery-problems.ts';

/**
 * What the domain needs from the ticket API. Implemented by `osm/service.ts`; every call may reject with a
 * `ServiceFailure`.
 */
export interface TicketService {
  readonly catalog: Catalog;
  /**
   * Converts our time to the service's, epoch milliseconds: its dates come from its own clock. Undefined or absent if
   * the offset is unknown.
   */
  readonly timeOf?: ((at: number) => number | undefined) | undefined;
  list(query: ListQuery): Promise<ListPage>;
  /**
   * One call; if a partner serves the ticket, also reads the partner, which is cached for an hour. Rejects with
   * `notFound: true` if the ticket does not exist or the account cannot see it.
   */
  show(id: string): Promise<Ticket>;
  /** Creates a ticket and returns its id. Never repeated by the transport: see `ServiceFailure.ambiguous`. */
  create(ticket: NewTicket): Promise<string>;
  reply(id: string, text: string, attachments: readonly string[]): Promise<void>;
  act(id: string, action: Action, note?: string): Promise<void>;
  /** Uploads a file and returns the attachment id. */
  upload(file: FileSource, purpose: 'ticket' | 'message'): Promise<string>;
  /** Deletes an attachment that is not used anywhere. */
  discard(attachment: string): Promise<void>;
  /** The scopes that `list` supports: the user's own tickets, and those of the configured group. */
  readonly scopes: readonly QueryScope[];
  /** New messages of up to 100 tickets since a cursor; see `Feed`. */
  feed(ids: readonly string[], cursor?: string): Promise<Feed>;
  status(id: string): Promise<number>;
  /** All messages of a ticket, oldest first. */
  messages(id: string): Promise<readonly Message[]>;
  /** Number of unread messages by ticket, for up to 100 tickets. Reading in the console resets the count. */
  unread(ids: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /**
   * Labels, related tickets and access requests of a ticket: three calls, and one more for each live request (its
   * hosts). A failed call leaves out its part only. Never rejects.
   */
  surroundings(id: string): Promise<Surroundings>;
  /**
   * The account's tickets with an access request in one of these states, each request once. Rejects if there are more
   * than a few pages.
   */
  accessRequests(states: readonly number[]): Promise<readonly AccessRequest[]>;
  /** The bytes of an attachment; `too-large` if it has more than `maxBytes` bytes, without downloading all of it. */
  download(attachment: string, maxBytes: number): Promise<Uint8Array | 'too-large'>;
  /** Temporary download addresses of attachments, valid for anyone who has them; by attachment id. */
  addresses(attachments: readonly string[], ticket: string): Promise<ReadonlyMap<string, string>>;
}

/** Messages only: no field of the feed is a ticket's status (API facts, "Messages"). */
export interface Feed {
  readonly messages: readonly { readonly ticket: string; readonly message: Message }[];
  /** Where the next call continues; absent if the service gave none. */
  readonly cursor?: string | undefined;
}

export interface ListPage {
  /** As counted by the service, over all pages. */
  readonly total: number;
  readonly tickets: readonly TicketSummary[];
  /** Number of entries on this page without a number or status, which are unusable. */
  readonly unusable?: number | undefined;
}

export interface AccessRequest {
  readonly id: string;
  readonly ticket: string;
  readonly state: number;
  /** Epoch milliseconds. */
  readonly endsAt?: number | undefined;
}

/** A rejected call of `TicketService`, as the domain sees it, without the API's error classes. */
export interface ServiceFailure extends Error {
  readonly code: string;
  /** The request may have been carried out although no clear answer came: timeout, dropped connection, 5xx. */
  readonly ambiguous: boolean;
  readonly notFound: boolean;
  /** The same was requested a short while ago; do not retry yet. */
  readonly tooSoon?: boolean | undefined;
  /**
   * The service refused a call that does not say the user group, for a ticket that a colleague opened. This says
   * nothing about the ticket, not even that it doesn't exist.
   */
  readonly groupUnknown?: boolean | undefined;
  /** The service read the request and refused it, for example because of a parameter. */
  readonly refusal?: boolean | undefined;
  /** Milliseconds until the service may be called again, if it said so. */
  readonly retryAfter?: number | undefined;
  readonly trouble?: ServiceTrouble | undefined;
}

/** What is wrong, grouped by what an admin has to check. */
export type TroubleKind =
  | 'clock'
  | 'key'
  | 'access-key'
  | 'secret-key'
  | 'key-locked'
  | 'temporary-key'
  | 'token'
  | 'login'
  | 'login-password'
  | 'login-domain'
  | 'login-project'
  | 'login-locked'
  | 'address'
  | 'foreign'
  | 'redirect'
  | 'proxy'
  | 'tls'
  | 'tls-untrusted'
  | 'tls-expired'
  | 'tls-name';

/** A problem that an admin can fix. Holds no secret. */
export interface ServiceTrouble {
  readonly kind: TroubleKind;
  /** Host of the service that was called. */
  readonly host: string;
  /** Names of the settings to check. */
  readonly check: readonly string[];
  /** For `clock`: minutes by which this machine is ahead of the service; negative if it is behind. */
  readonly minutes?: number | undefined;
  /** The target host of a redirect, the proxy, the certificate error code, or who answered instead. */
  readonly detail?: string | undefined;
}

/** The health of the ticket service, from the most recent calls. */
export interface ServiceHealth {
  /** Epoch milliseconds of the first of the consecutive failures. */
  readonly since: number;
  readonly code: string;
  readonly trouble?: ServiceTrouble | undefined;
}

export interface NewTicket {
  readonly productId?: string | undefined;
  /** The category (sub-type) that lists the product in the catalog, if it names one. */
  readonly categoryId?: string | undefined;
  readonly problemTypeId: string;
  readonly regionId?: string | undefined;
  readonly severityId?: string | undefined;
  readonly description: string;
  readonly contact?: Contact | undefined;
  /** Additional parameters by their key; see `catalog/catalog.ts`. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly attachments: readonly string[];
  /** The record of the agreement that was signed through this app, if any. */
  readonly agreementRecord?: number | undefined;
}

export interface Contact {
  readonly areaCode?: string | undefined;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  /** Addresses that get a copy (CC) of emails. */
  readonly copies?: readonly string[] | undefined;
}

/** A file that can be read repeatedly from its beginning; `size` in bytes. */
export interface FileSource {
  /** Distinguishes files of the same name and size, if there is one. */
  readonly id?: string | undefined;
  readonly name: string;
  readonly size: number;
  open(signal?: AbortSignal): Promise<ReadableStream<Uint8Array>>;
}

/**
 * Rows that decide whether something happens once. Implemented by `store/idempotency-keys.ts`.
 * The states of a key: begin -> (new) -> finish | release; any other caller that begins learns the current state.
 */
export interface OnceStore {
  /**
   * The caller that gets `new` does the work. `at` is epoch milliseconds, `serviceAt` the same by the service's clock; `version` is
   * stored with it.
   */
  begin(
    key: string,
    at: number,
    more?: { readonly serviceAt?: number | undefined; readonly version?: string },
  ): Promise<Begun>;
  /**
   * Takes over work that began at `since` and was never finished, and stores the version, if any, with it; false if somebody
   * else was faster.
   */
  takeOver(key: string, since: number, at: number, version?: string): Promise<boolean>;
  /** Releases unfinished work that began at `since` to anyone, as of `at`; false if somebody took it over before. */
  leave(key: string, since: number, at: number): Promise<boolean>;
  /** The current state, without beginning the work; undefined if nobody began it. */
  find(key: string): Promise<Known | undefined>;
  /** Records which versions of unfinished work were sent. */
  note(key: string, version: string): Promise<void>;
  /** Stores the result for all later callers, and the version of the work that led to it. */
  finish(key: string, result: string, version?: string): Promise<void>;
  /** The work definitely failed: the key may begin again. */
  release(key: string): Promise<void>;
  /** True if a finished row whose key starts with `prefix` has this result. */
  hasResult(prefix: string, result: string): Promise<boolean>;
}

export type Begun = { readonly state: 'new' } | Known;

/** Work that somebody began. `version` if it was recorded: see `once-only.ts`. */
export type Known = { readonly version?: string } & (
  | { readonly state: 'working'; readonly since: number; readonly serviceSince?: number }
  | { readonly state: 'done'; readonly result: string }
);

/** Which tickets are followed in which places. Implemented by `store/links.ts`. */
export interface LinkStore {
  /**
   * Links a ticket to a place, starts to follow the ticket (its current state is the baseline: nothing of it is news),
   * and queues the card, in one transaction. Repeating it returns the existing link.
   * @param ticket the ticket as just read, with messages
   */
  create(link: NewLink, ticket: Ticket): Promise<{ readonly link: Link; readonly existed: boolean }>;
  ofTicket(ticket: string): Promise<readonly Link[]>;
  /** Links in this thread; without `thread`, all links in the channel. */
  at(place: Place): Promise<readonly Link[]>;
  /** Newest first. */
  page(offset: number, limit: number): Promise<{ readonly total: number; readonly links: readonly ListedLink[] }>;
  byId(id: string): Promise<Link | undefined>;
  /** The channels with links. */
  channels(): Promise<readonly string[]>;
  /** Resumes a paused link; false if it was not suspended. `at` is epoch milliseconds. */
  resume(id: string, at: number): Promise<boolean>;
  /**
   * Moves a paused link to a channel, where it starts with a new card and the missed updates.
   * @returns `taken`: the ticket is already followed there; `active`: the link is not suspended; in both cases nothing
   *   is changed
   */
  move(id: string, channel: string, at: number): Promise<'moved' | 'taken' | 'active'>;
  remove(id: string): Promise<boolean>;
}

/** What cannot be posted and why, and the outcome of each event. Implemented by `store/delivery-problems.ts`. */
export interface DeliveryProblemStore {
  /** Longest suspension first. */
  paused(range: Range): Promise<readonly LinkState[]>;
  /** Everything suspended in a place. */
  pausedAt(place: PausedPlace): Promise<Paused>;
  /** Resumes all of it; returns how many links and subscriptions that were. `at` is epoch milliseconds. */
  resume(place: PausedPlace, at: number): Promise<number>;
  /** Moves all of it to another channel, except what is already followed there. */
  move(place: PausedPlace, to: { readonly channel: string; readonly at: number }): Promise<MovedPlace>;
  /** Oldest dead letters first. */
  dead(range: Range): Promise<readonly DeadLetters[]>;
  /** Requeues all dead letters of a link, in order; returns how many there were. `at` is epoch milliseconds. */
  redeliver(link: string, at: number): Promise<number>;
  /** Undefined if the ticket was never followed. The range selects its events. */
  history(ticket: string, range: Range): Promise<Omit<TicketHistory, 'page' | 'hasMore'> | undefined>;
}

export interface Range {
  readonly offset: number;
  readonly limit: number;
}

export interface NewLink extends Place {
  readonly ticket: string;
  readonly creator: string;
  readonly at: number;
}

/**
 * Which channels follow an account's new tickets, one subscription per channel. Implemented by
 * `store/subscriptions.ts`.
 */
export interface SubscriptionStore {
  /**
   * Stores a subscription, and watches for new tickets from `since` on if nobody followed them yet. If the channel has
   * one already, only its filter and creator change, and it is resumed.
   */
  save(subscription: Subscription): Promise<{ readonly subscription: Subscription; readonly existed: boolean }>;
  /** False if the channel had none. */
  remove(channel: string): Promise<boolean>;
  /** Oldest first. */
  of(): Promise<readonly Subscription[]>;
}

/**
 * Text that people send through the bot comes back through the feed. A row here identifies it, so that the ticket's
 * threads show it exactly once. Implemented by `store/replies.ts`.
 */
export interface ReplyStore {
  /** Before the call: the feed may show the text from now on. `id` is unique for each reply. */
  begin(reply: OwnReply): Promise<void>;
  /** The text that an attempt of this reply sent without a clear answer; undefined if there was none. */
  begun(id: string): Promise<string | undefined>;
  /** After the call: queues the reply for all linked threads, as text by `by`, unless the feed was faster. */
  accepted(id: string): Promise<void>;
  /** The call definitely failed. */
  release(id: string): Promise<void>;
  /** The replies that arrived at a ticket. */
  sent(ticket: string): Promise<readonly OwnReply[]>;
  /** The person withdrew it: all linked threads are informed once, and the text is no longer expected. */
  withdrawn(id: string, at: number): Promise<void>;
}

export interface OwnReply {
  readonly id: string;
  readonly ticket: string;
  readonly text: string;
  /** The Slack user. */
  readonly by: string;
  readonly at: number;
}

/** Files of messages on their way into threads. Implemented by `store/files.ts`. */
export interface FileStore {
  /**
   * Queues the files of a message that was posted in a link's thread, except those already there or queued.
   * @returns how many were queued now, and all files of the message
   */
  want(
    link: string,
    event: string,
    at: number,
  ): Promise<{ readonly wanted: number; readonly files: readonly Attachment[] }>;
}

/** Who did what to which ticket, when, and with which result. Implemented by `store/audit.ts`. */
export interface AuditStore {
  add(entry: AuditEntry): Promise<void>;
  /** The Slack user who created the ticket here; undefined if it was created elsewhere. */
  creatorOf(ticket: string): Promise<string | undefined>;
  /** When this was last done to the ticket here (outcome `ok`), epoch milliseconds, and by whom; undefined if never. */
  lastDone(ticket: string, action: string): Promise<Pick<AuditEntry, 'at' | 'actor'> | undefined>;
  /** The tickets that this Slack user created here (`create` with outcome `ok`), newest first, at most `limit`. */
  createdBy(actor: string, limit: number): Promise<readonly CreatedHere[]>;
}

export interface CreatedHere {
  readonly ticket: string;
  /** When the creation was recorded, epoch milliseconds. */
  readonly at: number;
}

export interface AuditEntry {
  readonly ticket?: string | undefined;
  readonly actor: string;
  /** A verb such as `create`, `reply`, `close`. */
  readonly action: string;
  /** `ok` or an error code. */
  readonly outcome: string;
  readonly at: number;
}

/** Data that may expire. Implemented over Keyv by `store/keyv.ts`; `ttl` in milliseconds. Values are JSON. */
export interface Cache {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown, ttl: number): Promise<void>;
  delete(key: string): Promise<void>;
}

/** Personal settings, which never expire. Implemented by `store/settings.ts`. */
export interface SettingStore {
  /** Undefined if the person never chose. */
  get(person: string, name: string): Promise<string | undefined>;
  /** `at` is epoch milliseconds. */
  set(person: string, name: string, value: string, at: number): Promise<void>;
}
