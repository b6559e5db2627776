import type { Approval } from '../tickets/access/approval.ts';
import type { Snapshot, TicketEvent } from '../tickets/ticket/events.ts';
import type { Link } from '../tickets/links/link.ts';
import type { Authorization } from '../tickets/ticket/ticket.ts';

/**
 * One message for one link: the card if the link is new, the card of an access request, or otherwise one reply for all
 * events that were due together.
 */
export interface Post {
  /** Stored in the message's metadata, so that the message can be found again after an unclear outcome. */
  readonly batch: string;
  readonly link: Link;
  readonly events: readonly TicketEvent[];
  readonly snapshot: Snapshot;
}

/** The card of an access request in its current state. */
export interface AccessCard {
  readonly link: Link;
  /** The timestamp of the message. */
  readonly ts: string;
  readonly authorization: Authorization;
  readonly approvals: readonly Approval[];
  /** The time to compute the countdown from, epoch milliseconds. */
  readonly at: number;
}

/** A message in Slack. */
export interface Message {
  readonly ts: string;
  /** It was meant for a thread but appeared in the channel, because the thread's first message was deleted. */
  readonly isUnthreaded?: boolean | undefined;
}

/** The outcome of a call that writes to Slack. Times in milliseconds. */
export type Posted =
  | ({ readonly outcome: 'posted' } & Message)
  /** Not accepted because of a rate limit; this channel waits. */
  | { readonly outcome: 'throttled'; readonly retryAfter: number }
  /** Will never be accepted there: the link is paused. `reason` is Slack's error code. */
  | { readonly outcome: 'refused'; readonly reason: string }
  /** Slack currently refuses all calls from the app, for example because its token was revoked. Everything waits. */
  | { readonly outcome: 'barred'; readonly reason: string }
  /** Certainly not accepted, and worth another attempt. */
  | { readonly outcome: 'failed'; readonly reason: string }
  /** May have been accepted: timeout, dropped connection, 5xx. Look it up before another attempt. */
  | { readonly outcome: 'unclear'; readonly reason: string };

/** The result of looking for a batch; `unclear` if the look-up itself failed. */
export type Found =
  | ({ readonly outcome: 'found' } & Message)
  | { readonly outcome: 'absent' }
  | Exclude<Posted, { readonly outcome: 'posted' }>;

/** Posts updates. Implemented by `slack/delivery/poster.ts`; never rejects. */
export interface Poster {
  post(post: Post, signal: AbortSignal): Promise<Posted>;
  /** Looks for the message of a batch in the link's thread or channel, from `since` (epoch milliseconds). */
  find(link: Link, batch: string, since: number, signal: AbortSignal): Promise<Found>;
  /** Redraws the card; can be repeated safely. */
  editCard(link: Link & { readonly card: string }, snapshot: Snapshot, signal: AbortSignal): Promise<Posted>;
  /** Redraws the card of an access request; can be repeated safely. */
  editAccessCard(card: AccessCard, signal: AbortSignal): Promise<Posted>;
}

/** A message for a person: what they follow in a channel is paused because Slack refuses the channel. */
export interface Notice {
  /** Stored in the message's metadata, as the batch of a `Post` is. */
  readonly id: string;
  /** The Slack user ID. */
  readonly creator: string;
  readonly channel: string;
  /** Slack's error code. */
  readonly reason: string;
  /** What is paused: tickets, oldest first, and whether the channel follows new tickets. */
  readonly tickets: readonly string[];
  readonly followsNew: boolean;
}

/**
 * Sends direct messages about problems that people must solve. Implemented by `slack/delivery/notifier.ts`; never
 * rejects.
 */
export interface Notifier {
  /** `refused`: the person can't be reached. */
  notify(notice: Notice, signal: AbortSignal): Promise<Posted>;
  /** Looks for the message of a notice, from `since` (epoch milliseconds). */
  find(notice: Notice, since: number, signal: AbortSignal): Promise<Found>;
}

/** Posts files in threads. Implemented by `slack/delivery/file-poster.ts`; never rejects. */
export interface FilePoster {
  /** Uploads a file to Slack, where nobody can see it yet; `id` is Slack's. Can be repeated safely. */
  upload(
    file: { readonly name: string; readonly bytes: Uint8Array },
    signal: AbortSignal,
  ): Promise<{ readonly outcome: 'uploaded'; readonly id: string } | Exclude<Posted, { readonly outcome: 'posted' }>>;
  /** Shares an uploaded file in the thread of a link. */
  share(
    link: Link,
    file: { readonly id: string; readonly name: string },
    signal: AbortSignal,
  ): Promise<{ readonly outcome: 'shared' } | Exclude<Posted, { readonly outcome: 'posted' }>>;
  /** Looks for an uploaded file in the thread of a link, from `since` (epoch milliseconds). */
  find(link: Link, file: string, since: number, signal: AbortSignal): Promise<Found>;
}

/** What `/ticket status` shows. Times are epoch milliseconds. */
export interface UpdatesStatus {
  /**
   * `feed`: messages come from one call for 100 tickets. `each`: the feed can't be read, and tickets are read one by
   * one.
   */
  readonly reading: 'feed' | 'each';
  /** When the feed is tried again, if tickets are read one by one. */
  readonly feedRetryAt?: number | undefined;
  /** The last sweep of the open tickets for status changes; undefined before the first one. */
  readonly sweep?:
    | {
        readonly mode: 'combined' | 'by-status' | 'single';
        /** When the last sweep ended that read everything it had to. */
        readonly lastAt?: number | undefined;
        /** The number of open tickets in the lists. */
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
  /** How late the oldest due read and the oldest due post are, in milliseconds. */
  readonly lag: { readonly polls: number; readonly posts: number };
  /** The ticket API failed this many times in a row, or asked for a pause: nothing is read before `until`. */
  readonly pause?: { readonly until: number; readonly failures: number } | undefined;
  /** Ticket API calls: how many polls can make per minute, and how many right now. */
  readonly budget: { readonly perMinute: number; readonly free: number };
  /** The processes on the database, and how many groups of tickets each reads. */
  readonly processes: readonly {
    readonly name: string;
    readonly since: number;
    readonly groups: number;
  }[];
}

/** The running poll and delivery loops. */
export interface Updates {
  start(): void;
  /**
   * Checks immediately for due work; called after a link was created or a reply sent. With a ticket: a person is
   * viewing or using it, so it is read often again.
   */
  wake(ticket?: string): void;
  status(): Promise<UpdatesStatus>;
  /** Stops claiming, and waits for work in flight for at most `deadline` milliseconds. */
  stop(deadline: number): Promise<void>;
}
