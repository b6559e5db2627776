import type { Action } from './ticket/actions.ts';
import type { UploadProgress } from './ticket/attachments.ts';
import type { ListFilter } from './list/filter.ts';
import type { Link, Place } from './links/link.ts';
import type { FileSource, NewTicket } from './ports.ts';
import type { TicketSummary } from './ticket/ticket.ts';

/** Requests to the use cases, and their results; see `UseCases`. */
export interface ListRequest extends ListFilter {
  readonly page: number;
}

export interface TicketPage {
  readonly tickets: readonly TicketSummary[];
  readonly page: number;
  readonly hasMore: boolean;
  /** Total number in the list, if known. */
  readonly total?: number | undefined;
}

export interface Submission {
  /** A key becomes one ticket, whichever version of the form is sent: see `createTicket`. */
  readonly key: string;
  /** The caller's digest of the form, letters, digits and `-_`: see `Submitted`. */
  readonly form?: string | undefined;
  readonly ticket: Omit<NewTicket, 'attachments' | 'agreementRecord'>;
  readonly files: readonly FileSource[];
  /** Where to follow the ticket; absent: not linked. */
  readonly place?: Place | undefined;
  /** Ids of tickets to relate the new one to, at most `maxRelated`. */
  readonly related?: readonly string[] | undefined;
  /** Visible to its creator and to members of the channels where it is linked. */
  readonly isPrivate?: boolean | undefined;
  /** Private until it is linked in its place, which is a private channel. */
  readonly isHeld?: boolean | undefined;
  /** The id of the agreement the person accepted, which is signed first. */
  readonly agreed?: number | undefined;
  /** Called before each slow step, for a progress line. */
  readonly onProgress?: ((step: Progress) => void) | undefined;
}

export type Progress =
  | ({ readonly step: 'uploading' } & UploadProgress)
  | { readonly step: 'creating' }
  | { readonly step: 'searching' }
  | { readonly step: 'linking' };

export interface Created {
  readonly id: string;
  /** The same was submitted before and became this ticket; nothing was created now. */
  readonly repeated?: true | undefined;
  /** Another form of the person said the same before, and is this ticket; nothing was created now. */
  readonly joined?: true | undefined;
  readonly link?: Link | undefined;
  /** The ticket exists, but linking it failed for this reason. */
  readonly linkFailure?: Error | undefined;
  /** The ticket exists, but relating it failed for this reason. */
  readonly relateFailure?: Error | undefined;
}

export interface ReplyRequest {
  readonly key: string;
  readonly id: string;
  readonly text: string;
  /** Tells the words apart from others, if they can be worded differently the next time; otherwise the text does. */
  readonly mark?: string | undefined;
  /** The person's display name, added below the text unless they turned that off. */
  readonly name?: string | undefined;
  readonly files: readonly FileSource[];
  /** Called while files are uploaded. */
  readonly onProgress?: ((progress: UploadProgress) => void) | undefined;
}

/** An action on a ticket, as requested by a person. */
export interface ActRequest {
  /** Identifies the interaction: repeating the key does nothing twice. */
  readonly key: string;
  readonly id: string;
  readonly action: Action;
  readonly note?: string | undefined;
}
