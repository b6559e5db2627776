import { firstAccount } from '../first-account.ts';
import type { Access } from './authorization.ts';
import type { Authorization, Message, Partner, Surroundings, TicketSummary } from './ticket.ts';

/** What is known of a ticket without calling the API; the card is rendered from it. */
export interface Snapshot extends TicketSummary, Surroundings {
  readonly severity?: string | undefined;
  /** See `Ticket`. */
  readonly partner?: Partner | null | undefined;
  readonly resolvedAt?: number | undefined;
  /** See `Ticket`. */
  readonly contact?: string | undefined;
  /** The newest message of an engineer. */
  readonly lastWords?: Message | undefined;
  /** The ticket cannot be read anymore; the rest is its last known state. */
  readonly gone?: true | undefined;
}

/**
 * The id of an event, the same each time the same fact is seen. The account in it is what releases have stored; ids of
 * tickets are unique among all accounts.
 */
export function eventId(ticket: string, fact: string): string {
  return `${firstAccount}:${ticket}:${fact}`;
}

/** Something that happened to a ticket. `id` is made of facts, so that seeing it twice is seeing it once. */
export type TicketEvent = {
  readonly id: string;
  readonly ticket: string;
  /** When it happened, or if the source gives no time, when it was seen; epoch milliseconds. */
  readonly at: number;
} & Happening;

export type Happening =
  /** A link was created: its delivery is the card. For that link only. */
  | { readonly kind: 'linked' }
  | { readonly kind: 'status'; readonly from: number; readonly to: number }
  /** `by`: the Slack user, if it was sent through the bot. */
  | { readonly kind: 'message'; readonly message: Message; readonly by?: string | undefined }
  /** Somebody withdrew what they had sent through the bot; `by` is the Slack user. */
  | { readonly kind: 'withdrawn'; readonly by: string }
  | DetailHappening
  /** Granted access ends soon. */
  | { readonly kind: 'access-ending'; readonly authorization: Authorization }
  /** The first of two people approved a request. */
  | { readonly kind: 'access-approved'; readonly authorization: Authorization; readonly by: string }
  /** A file could not be posted to the thread of its message; `message` is the event of the message. */
  | {
      readonly kind: 'file-left';
      readonly name: string;
      readonly reason: FileTrouble;
      /** Maximum size in bytes. */
      readonly most: number;
      readonly message: string;
    }
  /** The ticket can no longer be read. */
  | { readonly kind: 'deleted' }
  /** It can be read again. */
  | { readonly kind: 'returned' };

/**
 * Why a file is not posted: it is larger than the limit for automatic posting, or for posting at all; the service no
 * longer has it; or every attempt failed.
 */
export type FileTrouble = 'large' | 'huge' | 'gone' | 'failed';

/** Changes that only a full reading shows. */
export type DetailHappening =
  /** Names of labels. */
  | { readonly kind: 'labels'; readonly added: readonly string[]; readonly removed: readonly string[] }
  /** Ids of tickets. */
  | { readonly kind: 'related'; readonly added: readonly string[]; readonly removed: readonly string[] }
  | { readonly kind: 'severity'; readonly from: string; readonly to: string }
  /** The new contact is not included: phone numbers and addresses do not belong in a thread. */
  | { readonly kind: 'contact' }
  /** An engineer requests access: the delivery is a separate card. */
  | { readonly kind: 'access'; readonly authorization: Authorization }
  /** The state of an access request changed; `from` is the previous state, if any. */
  | { readonly kind: 'authorization'; readonly authorization: Authorization; readonly from?: Access | undefined };
