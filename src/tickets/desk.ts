import type { Action } from './actions.ts';
import type { Catalog } from './catalog.ts';
import type { ListScope } from './filter.ts';
import type { Link, Place } from './link.ts';
import type { FileSource, NewTicket } from './ports.ts';
import type { Actor } from './roles.ts';
import type { Ticket, TicketSummary } from './ticket.ts';

/**
 * What a person can do with tickets: the one place where roles and rules are checked. Rejects with a `DeskError`
 * (the person may not, the input is wrong, it is being done already) or with the `ServiceFailure` of the ticket API.
 * `key` names the interaction (a Slack trigger or submission id): the same key again does nothing twice.
 */
export interface Desk {
  /** The catalog for the create form, for whoever may create; cached. */
  catalog(actor: Actor): Catalog;
  /** Page numbers start at 0. */
  list(actor: Actor, request: ListRequest): Promise<TicketPage>;
  show(actor: Actor, id: string): Promise<Ticket>;
  create(actor: Actor, submission: Submission): Promise<Created>;
  reply(actor: Actor, request: ReplyRequest): Promise<void>;
  act(actor: Actor, request: { readonly key: string; readonly id: string; readonly action: Action; readonly note?: string | undefined }): Promise<void>;
  link(actor: Actor, id: string, place: Place): Promise<{ readonly link: Link; readonly existed: boolean }>;
  /** Ends the links of a ticket in a place (a channel without thread: all in it); answers how many there were. */
  unlink(actor: Actor, id: string, place: Place): Promise<number>;
  links(actor: Actor, page: number): Promise<{ readonly total: number; readonly links: readonly Link[] }>;
  linksOf(actor: Actor, id: string): Promise<readonly Link[]>;
  /** The one ticket that a thread or channel is linked to; undefined where there is none or more than one. */
  ticketAt(place: Place): Promise<string | undefined>;
  /** Throws a `DeskError` (`forbidden`) where the role does not reach; for what opens a form before it is sent. */
  require(actor: Actor, permission: Permission): void;
}

/** What roles are asked for; `roles.ts` says which role has which. */
export type Permission = 'view' | 'create' | 'reply' | 'urge' | 'link' | 'finish-own' | 'finish-any' | 'operate' | 'delete';

export interface ListRequest {
  readonly scope: ListScope;
  readonly words: readonly string[];
  readonly page: number;
}

export interface TicketPage {
  readonly tickets: readonly TicketSummary[];
  readonly page: number;
  readonly hasMore: boolean;
  /** Of the whole list, where it is known. */
  readonly total?: number | undefined;
}

export interface Submission {
  readonly key: string;
  readonly ticket: Omit<NewTicket, 'attachments'>;
  readonly files: readonly FileSource[];
  /** Where to follow the ticket; none: not linked. */
  readonly place?: Place | undefined;
  /** Told before each step that takes time, for a progress line. */
  readonly onProgress?: ((step: Progress) => void) | undefined;
}

export type Progress =
  | { readonly step: 'uploading'; readonly file: number; readonly of: number }
  | { readonly step: 'creating' }
  | { readonly step: 'searching' }
  | { readonly step: 'linking' };

export interface Created {
  readonly id: string;
  readonly link?: Link | undefined;
  /** The ticket exists, yet linking it failed: why. */
  readonly linkFailure?: Error | undefined;
}

export interface ReplyRequest {
  readonly key: string;
  readonly id: string;
  readonly text: string;
  readonly files: readonly FileSource[];
}
