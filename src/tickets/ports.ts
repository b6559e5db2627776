import type { Action } from './ticket/actions.ts';
import type { Catalog } from './catalog/catalog.ts';
import type { Link, ListedLink, Place } from './links/link.ts';
import type { ListQuery, QueryScope } from './list/filter.ts';
import type { MovedPlace, Paused, PausedPlace } from './links/paused.ts';
import type { Subscription } from './links/subscription.ts';
import type { Attachment, Message, Surroundings, Ticket, TicketSummary } from './ticket/ticket.ts';
import type { DeadLetters, LinkState, TicketHistory } from './links/troubles.ts';

/** What the domain needs of the ticket API. Implemented by `osm/service.ts`; every call may reject with a `ServiceFailure`. */
export interface TicketService {
  readonly catalog: Catalog;
  /**
   * The service's time at a time of ours, epoch milliseconds: what it dates is dated by its own clock. Undefined, or absent, where
   * it is not known how the two stand to each other.
   */
  readonly timeOf?: ((at: number) => number | undefined) | undefined;
  list(query: ListQuery): Promise<ListPage>;
  /**
   * One call; of a ticket that a partner serves also who that is, which is asked for once an hour. Rejects with `notFound: true`
   * if there is no such ticket, or the account may not see it.
   */
  show(id: string): Promise<Ticket>;
  /** Creates a ticket and answers its id. Never repeated by the transport: see `ServiceFailure.ambiguous`. */
  create(ticket: NewTicket): Promise<string>;
  reply(id: string, text: string, attachments: readonly string[]): Promise<void>;
  act(id: string, action: Action, note?: string): Promise<void>;
  /** Uploads a file and answers the attachment's id. */
  upload(file: FileSource, purpose: 'ticket' | 'message'): Promise<string>;
  /** Deletes an attachment that belongs to nothing. */
  discard(attachment: string): Promise<void>;
  /** Whose tickets `list` can be asked for apart: the user's own, and those of the configured group. */
  readonly scopes: readonly QueryScope[];
  /** New messages of up to 100 tickets since a cursor; see `Feed`. */
  feed(ids: readonly string[], cursor?: string): Promise<Feed>;
  status(id: string): Promise<number>;
  /** All messages of a ticket, oldest first. */
  messages(id: string): Promise<readonly Message[]>;
  /** How many messages nobody marked as read, by ticket, of up to 100 tickets. People in the console reset the count. */
  unread(ids: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /**
   * Labels, related tickets and requests for access of a ticket: three calls, and one more for each request that is alive
   * (its hosts). One that fails leaves its part out, for none of them is worth losing the others. Never rejects.
   */
  surroundings(id: string): Promise<Surroundings>;
  /**
   * The tickets of the account with a request for access in one of these states, each request once. Rejects where they are
   * more than a few pages.
   */
  accessRequests(states: readonly number[]): Promise<readonly AccessRequest[]>;
  /** The bytes of an attachment; `too-large` where it has more than `most` bytes, which is told without reading it all. */
  download(attachment: string, most: number): Promise<Uint8Array | 'too-large'>;
  /** Addresses at which attachments can be fetched for a short while, by whoever has them; by the attachment's id. */
  addresses(attachments: readonly string[], ticket: string): Promise<ReadonlyMap<string, string>>;
}

/** Messages only: no field of the feed is a ticket's status (FACTS of the API, "Messages"). */
export interface Feed {
  readonly messages: readonly { readonly ticket: string; readonly message: Message }[];
  /** Where the next call goes on; absent where the service gave none. */
  readonly cursor?: string | undefined;
}

export interface ListPage {
  /** As the service counts: of all pages. */
  readonly total: number;
  readonly tickets: readonly TicketSummary[];
  /** Entries of this page that have no number or no status, and so cannot be worked with. */
  readonly unusable?: number | undefined;
}

export interface AccessRequest {
  readonly id: string;
  readonly ticket: string;
  readonly state: number;
  /** Epoch milliseconds. */
  readonly endsAt?: number | undefined;
}

/** How a rejected call of `TicketService` looks to the domain, which knows no error class of the API. */
export interface ServiceFailure extends Error {
  readonly code: string;
  /** The request may have been carried out although no good answer came: time-out, dropped connection, 5xx. */
  readonly ambiguous: boolean;
  readonly notFound: boolean;
  /** It was asked for the same a short while ago, and is to be left in peace. */
  readonly tooSoon?: boolean | undefined;
  /**
   * It refused a ticket without knowing that a colleague in the user group opened it: says nothing about the ticket, not even
   * that there is none.
   */
  readonly groupless?: boolean | undefined;
  /** The service looked at the request and said no: a parameter was wrong, say. */
  readonly refusal?: boolean | undefined;
  /** Milliseconds after which the service may be asked again, where it said so. */
  readonly retryAfter?: number | undefined;
  readonly trouble?: ServiceTrouble | undefined;
}

/** What is wrong, by what an admin has to look at. */
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

/** Something that an admin can mend. Holds no secret. */
export interface ServiceTrouble {
  readonly kind: TroubleKind;
  /** Of the service that was called. */
  readonly host: string;
  /** Names of the settings to check. */
  readonly check: readonly string[];
  /** Of `clock`: by how many minutes this machine is ahead of the service; negative where it is behind. */
  readonly minutes?: number | undefined;
  /** The host that a redirect leads to, the proxy, the code of a certificate's fault, who answered instead. */
  readonly detail?: string | undefined;
}

/** How the calls of the ticket service go, of those that were made last. */
export interface ServiceHealth {
  /** Epoch milliseconds of the first failure in a row. */
  readonly since: number;
  readonly code: string;
  readonly trouble?: ServiceTrouble | undefined;
}

export interface NewTicket {
  readonly productId?: string | undefined;
  /** The category (sub-type) under which the catalog lists the product, where it names one. */
  readonly categoryId?: string | undefined;
  readonly problemTypeId: string;
  readonly regionId?: string | undefined;
  readonly severityId?: string | undefined;
  readonly description: string;
  readonly contact?: Contact | undefined;
  /** Additional parameters by their key; see `catalog/catalog.ts`. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly attachments: readonly string[];
  /** The record of the agreement that was signed through this app, where one was. */
  readonly agreementRecord?: number | undefined;
}

export interface Contact {
  readonly areaCode?: string | undefined;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  /** Addresses that get a copy (CC) of what is mailed. */
  readonly copies?: readonly string[] | undefined;
}

/** A file that can be read, each time from its beginning; `size` in bytes. */
export interface FileSource {
  /** Tells it from another of the same name and size, where it has one. */
  readonly id?: string | undefined;
  readonly name: string;
  readonly size: number;
  open(signal?: AbortSignal): Promise<ReadableStream<Uint8Array>>;
}

/**
 * Rows that decide whether something happens once. Implemented by `store/seen.ts`.
 * Rows of one key go: begin -> (new) -> finish | release; all others who begin learn how far it is.
 */
export interface OnceStore {
  /**
   * The caller that gets `new` does the work. `at` is epoch milliseconds, and `serviceAt` the same by the service's clock; `version`
   * is noted with it.
   */
  begin(
    key: string,
    at: number,
    more?: { readonly serviceAt?: number | undefined; readonly version?: string },
  ): Promise<Begun>;
  /**
   * Takes over work of somebody who began at `since` and never finished, and notes the version, if any, with it; false where
   * another did so first.
   */
  takeOver(key: string, since: number, at: number, version?: string): Promise<boolean>;
  /** Leaves unfinished work that was begun at `since` to anybody, as of `at`; false where another took it over before. */
  leave(key: string, since: number, at: number): Promise<boolean>;
  /** How far it is, without beginning it; undefined where nobody began. */
  find(key: string): Promise<Known | undefined>;
  /** Notes which versions of unfinished work were sent. */
  note(key: string, version: string): Promise<void>;
  /** Keeps the result for all who come later, and of which version of the work it is. */
  finish(key: string, result: string, version?: string): Promise<void>;
  /** The work failed for certain: the key may begin anew. */
  release(key: string): Promise<void>;
  /** True where a finished row whose key starts with `prefix` has this result. */
  hasResult(prefix: string, result: string): Promise<boolean>;
}

export type Begun = { readonly state: 'new' } | Known;

/** Work that somebody began. `version` where it was noted: see `once-only.ts`. */
export type Known = { readonly version?: string } & (
  | { readonly state: 'working'; readonly since: number; readonly serviceSince?: number }
  | { readonly state: 'done'; readonly result: string }
);

/** Which tickets are followed where. Implemented by `store/links.ts`. */
export interface LinkStore {
  /**
   * Links a ticket to a place, starts to follow the ticket (its present state is the baseline: nothing of it is news),
   * and queues the card; in one transaction. The same ticket and place again answers the link that exists.
   * @param ticket the ticket as just read, messages included
   */
  create(link: NewLink, ticket: Ticket): Promise<{ readonly link: Link; readonly existed: boolean }>;
  ofTicket(ticket: string): Promise<readonly Link[]>;
  /** Links in this thread; without `thread`, all links in the channel. */
  at(place: Place): Promise<readonly Link[]>;
  /** Newest first. */
  page(offset: number, limit: number): Promise<{ readonly total: number; readonly links: readonly ListedLink[] }>;
  byId(id: string): Promise<Link | undefined>;
  /** The channels in which anything is linked. */
  channels(): Promise<readonly string[]>;
  /** Posts to a suspended link again; false where it was not suspended. `at` is epoch milliseconds. */
  resume(id: string, at: number): Promise<boolean>;
  /**
   * Moves a suspended link to a channel, where it begins anew with its card and what was missed.
   * @returns `taken`: the ticket is followed there already; `active`: the link is not suspended; nothing is changed then
   */
  move(id: string, channel: string, at: number): Promise<'moved' | 'taken' | 'active'>;
  remove(id: string): Promise<boolean>;
}

/** What cannot be posted and why, and what became of each event. Implemented by `store/troubles.ts`. */
export interface TroubleStore {
  /** Suspended the longest first. */
  suspended(range: Range): Promise<readonly LinkState[]>;
  /** All that is suspended at a place. */
  paused(place: PausedPlace): Promise<Paused>;
  /** Posts to all of it again; answers how many links and subscriptions that were. `at` is epoch milliseconds. */
  resume(place: PausedPlace, at: number): Promise<number>;
  /** Moves all of it to another channel, as far as the same is not followed there already. */
  move(place: PausedPlace, to: { readonly channel: string; readonly at: number }): Promise<MovedPlace>;
  /** Dead the longest first. */
  dead(range: Range): Promise<readonly DeadLetters[]>;
  /** Puts all dead letters of a link back, in order; answers how many there were. `at` is epoch milliseconds. */
  sendAgain(link: string, at: number): Promise<number>;
  /** Undefined where the ticket was never followed. The range is that of its events. */
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

/** Which channels follow the new tickets of an account; one subscription a channel. Implemented by `store/subscriptions.ts`. */
export interface SubscriptionStore {
  /**
   * Keeps a subscription, and has new tickets looked for from `since` on where nobody followed them. Where the channel has
   * one already, only its filter and creator change, and it is resumed.
   */
  save(subscription: Subscription): Promise<{ readonly subscription: Subscription; readonly existed: boolean }>;
  /** False where the channel had none. */
  remove(channel: string): Promise<boolean>;
  /** Oldest first. */
  of(): Promise<readonly Subscription[]>;
}

/**
 * What people write through the bot comes back through the feed. A row here lets it be recognised, and shows it in
 * the ticket's threads exactly once. Implemented by `store/replies.ts`.
 */
export interface ReplyStore {
  /** Before the call: the words are expected in the feed from now on. `id` is unique for each reply. */
  begin(reply: OwnReply): Promise<void>;
  /** The words that an attempt of this reply sent without a clear answer; undefined where there was none. */
  begun(id: string): Promise<string | undefined>;
  /** After the call: the reply is put into all linked threads, as words of `by`, unless the feed was faster. */
  accepted(id: string): Promise<void>;
  /** The call failed for certain. */
  release(id: string): Promise<void>;
  /** What arrived at a ticket. */
  sent(ticket: string): Promise<readonly OwnReply[]>;
  /** The person took it back: that is told in all linked threads, once, and the words are not expected any more. */
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
   * Asks for the files of a message that was told in the thread of a link: those that are neither there nor on their way.
   * @returns how many are on their way because of this, and all files of the message
   */
  want(
    link: string,
    event: string,
    at: number,
  ): Promise<{ readonly wanted: number; readonly files: readonly Attachment[] }>;
}

/** Who did what to which ticket, when, with which result. Implemented by `store/audit.ts`. */
export interface AuditStore {
  add(entry: AuditEntry): Promise<void>;
  /** The Slack user who created the ticket here; undefined where it was made elsewhere. */
  creatorOf(ticket: string): Promise<string | undefined>;
  /** When this was last done to the ticket here (outcome `ok`), epoch milliseconds; undefined where it never was. */
  lastDone(ticket: string, action: string): Promise<number | undefined>;
  /** The tickets that this Slack user created here (`create` with outcome `ok`), newest first, at most `limit`. */
  createdBy(actor: string, limit: number): Promise<readonly CreatedHere[]>;
}

export interface CreatedHere {
  readonly ticket: string;
  /** When the creation was noted, epoch milliseconds. */
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

/** What may expire. Implemented over Keyv by `store/keyv.ts`; `ttl` in milliseconds. Values are JSON. */
export interface Cache {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown, ttl: number): Promise<void>;
  delete(key: string): Promise<void>;
}

/** What people chose for themselves, and keep until they choose again. Implemented by `store/settings.ts`. */
export interface SettingStore {
  /** Undefined where the person never chose. */
  get(person: string, name: string): Promise<string | undefined>;
  /** `at` is epoch milliseconds. */
  set(person: string, name: string, value: string, at: number): Promise<void>;
}
