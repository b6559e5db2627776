import type { Approval } from '../tickets/access/approval.ts';
import type { Snapshot, TicketEvent } from '../tickets/ticket/events.ts';
import type { Link } from '../tickets/links/link.ts';
import type { Authorization } from '../tickets/ticket/ticket.ts';

/**
 * One message for one link: the card where the link is new, the card of a request for access, otherwise one reply for all
 * events that were due together.
 */
export interface Post {
  /** Travels in the message's metadata, so that the message can be found again after an unclear answer. */
  readonly batch: string;
  readonly link: Link;
  readonly events: readonly TicketEvent[];
  readonly snapshot: Snapshot;
}

/** The card of a request for access, as it is to be now. */
export interface AccessCard {
  readonly link: Link;
  /** The message. */
  readonly ts: string;
  readonly authorization: Authorization;
  readonly approvals: readonly Approval[];
  /** What time it is for the countdown, epoch milliseconds. */
  readonly at: number;
}

/** A message as it stands in Slack. */
export interface Message {
  readonly ts: string;
  /** It stands in the channel although it was for a thread: the thread's first message was deleted. */
  readonly isUnthreaded?: boolean | undefined;
}

/** What became of a call that writes to Slack. Times in milliseconds. */
export type Posted =
  | ({ readonly outcome: 'posted' } & Message)
  /** Not accepted; this channel waits. */
  | { readonly outcome: 'throttled'; readonly retryAfter: number }
  /** Never will be accepted there: the link is suspended. `reason` is Slack's error code. */
  | { readonly outcome: 'refused'; readonly reason: string }
  /** Slack takes nothing from the app at present, wherever to: its token was revoked, say. Everything waits. */
  | { readonly outcome: 'barred'; readonly reason: string }
  /** Not accepted for certain, and worth another try. */
  | { readonly outcome: 'failed'; readonly reason: string }
  /** Perhaps accepted: time-out, dropped connection, 5xx. Look it up before another try. */
  | { readonly outcome: 'unclear'; readonly reason: string };

/** What a look-up of a batch found; `unclear` where the look-up itself failed. */
export type Found =
  | ({ readonly outcome: 'found' } & Message)
  | { readonly outcome: 'absent' }
  | Exclude<Posted, { readonly outcome: 'posted' }>;

/** How updates reach people. Implemented by `slack/delivery/poster.ts`; never rejects. */
export interface Poster {
  post(post: Post, signal: AbortSignal): Promise<Posted>;
  /** Looks for the message of a batch in the link's thread or channel, from `since` (epoch milliseconds) on. */
  find(link: Link, batch: string, since: number, signal: AbortSignal): Promise<Found>;
  /** Draws the card anew; repeating it does no harm. */
  editCard(link: Link & { readonly card: string }, snapshot: Snapshot, signal: AbortSignal): Promise<Posted>;
  /** Draws the card of a request for access anew; repeating it does no harm. */
  editAccessCard(card: AccessCard, signal: AbortSignal): Promise<Posted>;
}

/** What somebody is to know of what they follow in a channel that Slack refuses. */
export interface Notice {
  /** Travels in the message's metadata, as the batch of a `Post` does. */
  readonly id: string;
  /** The Slack user. */
  readonly creator: string;
  readonly channel: string;
  /** Slack's error code. */
  readonly reason: string;
  /** What is suspended: tickets, oldest first, and that the channel follows new ones. */
  readonly tickets: readonly string[];
  readonly followsNew: boolean;
}

/** How people are told in a direct message what they have to see to. Implemented by `slack/delivery/notifier.ts`; never rejects. */
export interface Notifier {
  /** `refused`: the person cannot be reached. */
  notify(notice: Notice, signal: AbortSignal): Promise<Posted>;
  /** Looks for the message of a notice, from `since` (epoch milliseconds) on. */
  find(notice: Notice, since: number, signal: AbortSignal): Promise<Found>;
}

/** How files reach threads. Implemented by `slack/delivery/file-poster.ts`; never rejects. */
export interface FilePoster {
  /** Brings a file to Slack, where nobody sees it yet; `id` is Slack's. Doing it again does no harm. */
  upload(
    file: { readonly name: string; readonly bytes: Uint8Array },
    signal: AbortSignal,
  ): Promise<{ readonly outcome: 'uploaded'; readonly id: string } | Exclude<Posted, { readonly outcome: 'posted' }>>;
  /** Shows an uploaded file in the thread of a link. */
  share(
    link: Link,
    file: { readonly id: string; readonly name: string },
    signal: AbortSignal,
  ): Promise<{ readonly outcome: 'shared' } | Exclude<Posted, { readonly outcome: 'posted' }>>;
  /** Looks for an uploaded file in the thread of a link, from `since` (epoch milliseconds) on. */
  find(link: Link, file: string, since: number, signal: AbortSignal): Promise<Found>;
}

/** What `/ticket status` shows. Times are epoch milliseconds. */
export interface UpdatesStatus {
  /** `feed`: messages come from one call for 100 tickets; `each`: the feed cannot be read, tickets are read one by one. */
  readonly reading: 'feed' | 'each';
  /** When the feed is asked again where tickets are read one by one. */
  readonly feedRetryAt?: number | undefined;
  /** How open tickets were swept last for changes of status; undefined before the first sweep. */
  readonly sweep?:
    | {
        readonly mode: 'combined' | 'by-status' | 'single';
        /** When the last one ended that read all it wanted to. */
        readonly lastAt?: number | undefined;
        /** How many open tickets the lists have. */
        readonly listed?: number | undefined;
        readonly error?: string | undefined;
      }
    | undefined;
  readonly lastPollAt?: number | undefined;
  readonly lastError?: string | undefined;
  readonly followed: number;
  readonly pending: number;
  readonly dead: number;
  readonly paused: number;
  /** How late the oldest due reading and the oldest due post are, milliseconds. */
  readonly lag: { readonly polls: number; readonly posts: number };
  /** The ticket API failed so often in a row, or asked for it: nothing is read before `until`. */
  readonly pause?: { readonly until: number; readonly failures: number } | undefined;
  /** Calls of the ticket API: how many a minute polls may make, and how many at once now. */
  readonly budget: { readonly perMinute: number; readonly free: number };
  /** Who works on the database, and how many groups of tickets each reads. */
  readonly processes: readonly {
    readonly name: string;
    readonly since: number;
    readonly groups: number;
  }[];
}

/** The running poller and deliverer. */
export interface Updates {
  start(): void;
  /**
   * Looks at once for due work; called after a link was made or a reply sent. With a ticket: a person looks at it or did
   * something with it, so it is read often again.
   */
  wake(ticket?: string): void;
  status(): Promise<UpdatesStatus>;
  /** Stops claiming and waits for what is in flight, at most `deadline` milliseconds. */
  stop(deadline: number): Promise<void>;
}
