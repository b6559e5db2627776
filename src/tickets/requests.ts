import type { Action } from './ticket/actions.ts';
import type { UploadProgress } from './ticket/attachments.ts';
import type { ListFilter } from './list/filter.ts';
import type { Link, Place } from './links/link.ts';
import type { FileSource, NewTicket } from './ports.ts';
import type { TicketSummary } from './ticket/ticket.ts';

/** What the desk is asked for, and what it answers; see `Desk`. */
export interface ListRequest extends ListFilter {
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
  /** One key becomes one ticket, in whichever version of the form: see `createTicket`. */
  readonly key: string;
  /** The caller's own mark of what the form held, letters, digits and `-_`: see `Submitted`. */
  readonly form?: string | undefined;
  readonly ticket: Omit<NewTicket, 'attachments' | 'agreementRecord'>;
  readonly files: readonly FileSource[];
  /** Where to follow the ticket; none: not linked. */
  readonly place?: Place | undefined;
  /** Ids of the tickets to relate the new one to, at most `mostRelated`. */
  readonly related?: readonly string[] | undefined;
  /** It is for its opener, and for the members of the channels where it is linked. */
  readonly isPrivate?: boolean | undefined;
  /** It is private until it is linked in its place, which is a private channel. */
  readonly isHeld?: boolean | undefined;
  /** The id of the agreement that the person agreed to, which is signed first. */
  readonly agreed?: number | undefined;
  /** Told before each step that takes time, for a progress line. */
  readonly onProgress?: ((step: Progress) => void) | undefined;
}

export type Progress =
  | ({ readonly step: 'uploading' } & UploadProgress)
  | { readonly step: 'creating' }
  | { readonly step: 'searching' }
  | { readonly step: 'linking' };

export interface Created {
  readonly id: string;
  /** The same was submitted before, and is this ticket; nothing was created now. */
  readonly repeated?: true | undefined;
  /** Another form of the person said the same before, and is this ticket; nothing was created now. */
  readonly joined?: true | undefined;
  readonly link?: Link | undefined;
  /** The ticket exists, yet linking it failed: why. */
  readonly linkFailure?: Error | undefined;
  /** The ticket exists, yet relating it failed: why. */
  readonly relateFailure?: Error | undefined;
}

export interface ReplyRequest {
  readonly key: string;
  readonly id: string;
  readonly text: string;
  /** Under which others see the writer; stands below the words, unless the person turned that off. */
  readonly name?: string | undefined;
  readonly files: readonly FileSource[];
  /** Told while files are on their way. */
  readonly onProgress?: ((progress: UploadProgress) => void) | undefined;
}

/** An action as a person asked for it. */
export interface ActRequest {
  /** Names the interaction: the same key again does nothing twice. */
  readonly key: string;
  readonly id: string;
  readonly action: Action;
  readonly note?: string | undefined;
}
