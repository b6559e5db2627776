import type { Action } from './actions.ts';
import type { Catalog } from './catalog.ts';
import type { Link, Place } from './link.ts';
import type { ListQuery } from './filter.ts';
import type { Subscription } from './subscription.ts';
import type { Message, Ticket, TicketSummary } from './ticket.ts';

/** What the domain needs of the ticket API. Implemented by `osm/service.ts`; every call may reject with a `ServiceFailure`. */
export interface TicketService {
  readonly catalog: Catalog;
  list(query: ListQuery): Promise<{ readonly total: number; readonly tickets: readonly TicketSummary[] }>;
  /** Rejects with `notFound: true` where there is no such ticket, or the account may not see it. */
  show(id: string): Promise<Ticket>;
  /** Creates a ticket and answers its id. Never repeated by the transport: see `ServiceFailure.ambiguous`. */
  create(ticket: NewTicket): Promise<string>;
  reply(id: string, text: string, attachments: readonly string[]): Promise<void>;
  act(id: string, action: Action, note?: string): Promise<void>;
  /** Uploads a file and answers the attachment's id. */
  upload(file: FileSource, purpose: 'ticket' | 'message'): Promise<string>;
  /** Status and new messages of up to 100 tickets since a cursor; see `Feed`. */
  feed(ids: readonly string[], cursor?: string): Promise<Feed>;
  status(id: string): Promise<number>;
  /** All messages of a ticket, oldest first. */
  messages(id: string): Promise<readonly Message[]>;
}

export interface Feed {
  readonly statuses: readonly { readonly ticket: string; readonly status: number }[];
  readonly messages: readonly { readonly ticket: string; readonly message: Message }[];
  /** Where the next call goes on; absent where the service gave none. */
  readonly cursor?: string | undefined;
}

/** How a rejected call of `TicketService` looks to the domain, which knows no error class of the API. */
export interface ServiceFailure extends Error {
  readonly code: string;
  /** The request may have been carried out although no good answer came: time-out, dropped connection, 5xx. */
  readonly ambiguous: boolean;
  readonly notFound: boolean;
  /** Milliseconds after which the service may be asked again, where it said so. */
  readonly retryAfter?: number | undefined;
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
  /** Additional parameters by their key; see `catalog.ts`. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly attachments: readonly string[];
}

export interface Contact {
  readonly areaCode?: string | undefined;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
}

/** A file that can be opened once for reading; `size` in bytes. */
export interface FileSource {
  readonly name: string;
  readonly size: number;
  open(signal?: AbortSignal): Promise<ReadableStream<Uint8Array>>;
}

/**
 * Rows that decide whether something happens once. Implemented by `store/seen.ts`.
 * Rows of one key go: begin -> (new) -> finish | release; all others who begin learn how far it is.
 */
export interface OnceStore {
  /** The caller that gets `new` does the work. `at` is epoch milliseconds. */
  begin(key: string, at: number): Promise<Begun>;
  /** Takes over work of somebody who began at `since` and never finished; false where another did so first. */
  takeOver(key: string, since: number, at: number): Promise<boolean>;
  /** Keeps the result for all who come later. */
  finish(key: string, result: string): Promise<void>;
  /** The work failed for certain: the key may begin anew. */
  release(key: string): Promise<void>;
  /** True where a finished row whose key starts with `prefix` has this result. */
  hasResult(prefix: string, result: string): Promise<boolean>;
}

export type Begun =
  | { readonly state: 'new' }
  | { readonly state: 'working'; readonly since: number }
  | { readonly state: 'done'; readonly result: string };

/** Which tickets are followed where. Implemented by `store/links.ts`. */
export interface LinkStore {
  /**
   * Links a ticket to a place, starts to follow the ticket (its present state is the baseline: nothing of it is news),
   * and queues the card; in one transaction. The same ticket and place again answers the link that exists.
   * @param ticket the ticket as just read, messages included
   */
  create(link: NewLink, ticket: Ticket): Promise<{ readonly link: Link; readonly existed: boolean }>;
  ofTicket(account: string, ticket: string): Promise<readonly Link[]>;
  /** Links in this thread; without `thread`, all links in the channel. */
  at(place: Place): Promise<readonly Link[]>;
  /** Newest first. */
  page(
    account: string,
    offset: number,
    limit: number,
  ): Promise<{ readonly total: number; readonly links: readonly Link[] }>;
  remove(id: string): Promise<boolean>;
}

export interface NewLink extends Place {
  readonly account: string;
  readonly ticket: string;
  readonly creator: string;
  readonly at: number;
}

/** Which channels follow the new tickets of an account; one subscription a channel. Implemented by `store/subscriptions.ts`. */
export interface SubscriptionStore {
  /**
   * Keeps a subscription, and has new tickets looked for from `since` on where nobody followed them. Where the channel has
   * one already, only its filter and creator change.
   */
  save(subscription: Subscription): Promise<{ readonly subscription: Subscription; readonly existed: boolean }>;
  /** False where the channel had none. */
  remove(account: string, channel: string): Promise<boolean>;
  /** Oldest first. */
  of(account: string): Promise<readonly Subscription[]>;
}

/**
 * What people write through the bot comes back through the feed. A row here lets it be recognised, and shows it in
 * the ticket's threads exactly once. Implemented by `store/replies.ts`.
 */
export interface ReplyStore {
  /** Before the call: the words are expected in the feed from now on. `id` is unique for each reply. */
  begin(reply: OwnReply): Promise<void>;
  /** After the call: the reply is put into all linked threads, as words of `by`, unless the feed was faster. */
  accepted(id: string): Promise<void>;
  /** The call failed for certain. */
  release(id: string): Promise<void>;
}

export interface OwnReply {
  readonly id: string;
  readonly account: string;
  readonly ticket: string;
  readonly text: string;
  /** The Slack user. */
  readonly by: string;
  readonly at: number;
}

/** Who did what to which ticket, when, with which result. Implemented by `store/audit.ts`. */
export interface AuditStore {
  add(entry: AuditEntry): Promise<void>;
  /** The Slack user who created the ticket here; undefined where it was made elsewhere. */
  creatorOf(account: string, ticket: string): Promise<string | undefined>;
  /** The tickets that this Slack user created here (`create` with outcome `ok`), newest first, at most `limit`. */
  createdBy(account: string, actor: string, limit: number): Promise<readonly CreatedHere[]>;
}

export interface CreatedHere {
  readonly ticket: string;
  /** When the creation was noted, epoch milliseconds. */
  readonly at: number;
}

export interface AuditEntry {
  readonly account: string;
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
