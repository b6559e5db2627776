import { firstAccount } from '../first-account.ts';
import type { Access } from './authorization.ts';
import type { Authorization, Message, Partner, Surroundings, TicketSummary } from './ticket.ts';

/** What is known of a ticket without asking the API; what the card is drawn from. */
export interface Snapshot extends TicketSummary, Surroundings {
  readonly severity?: string | undefined;
  /** See `Ticket`. */
  readonly partner?: Partner | null | undefined;
  readonly resolvedAt?: number | undefined;
  /** See `Ticket`. */
  readonly contact?: string | undefined;
  /** The newest message of an engineer. */
  readonly lastWords?: Message | undefined;
  /** The ticket cannot be read any more; the rest is how it was before. */
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
  /** When it happened, epoch milliseconds; when it was seen, where the source gives no time. */
  readonly at: number;
} & Happening;

export type Happening =
  /** A link was made: its delivery is the card. Goes to that link only. */
  | { readonly kind: 'linked' }
  | { readonly kind: 'status'; readonly from: number; readonly to: number }
  /** `by`: the Slack user, where the words were sent through the bot. */
  | { readonly kind: 'message'; readonly message: Message; readonly by?: string | undefined }
  /** Somebody took back what they had sent through the bot; `by` is the Slack user. */
  | { readonly kind: 'withdrawn'; readonly by: string }
  | DetailHappening
  /** What was granted ends soon. */
  | { readonly kind: 'access-ending'; readonly authorization: Authorization }
  /** Somebody here approved a request, and a second person has to. */
  | { readonly kind: 'access-approved'; readonly authorization: Authorization; readonly by: string }
  /** A file did not get into the thread that told its message; `message` is the event that told it. */
  | {
      readonly kind: 'file-left';
      readonly name: string;
      readonly reason: FileTrouble;
      /** Bytes that it might have. */
      readonly most: number;
      readonly message: string;
    }
  /** The ticket cannot be read any more. */
  | { readonly kind: 'deleted' }
  /** It can be read again. */
  | { readonly kind: 'returned' };

/**
 * Why a file is given up: it is larger than comes by itself, or than is brought at all; the service has it no more; or all
 * tries failed.
 */
export type FileTrouble = 'large' | 'huge' | 'gone' | 'failed';

/** What only a reading of the whole ticket shows. */
export type DetailHappening =
  /** Names of labels. */
  | { readonly kind: 'labels'; readonly added: readonly string[]; readonly removed: readonly string[] }
  /** Ids of tickets. */
  | { readonly kind: 'related'; readonly added: readonly string[]; readonly removed: readonly string[] }
  | { readonly kind: 'severity'; readonly from: string; readonly to: string }
  /** To what is not said: phone numbers and addresses belong into no thread. */
  | { readonly kind: 'contact' }
  /** An engineer asks for access: the delivery is a card of its own. */
  | { readonly kind: 'access'; readonly authorization: Authorization }
  /** What was asked for has another state now; `from` is the one before, where there was one. */
  | { readonly kind: 'authorization'; readonly authorization: Authorization; readonly from?: Access | undefined };
