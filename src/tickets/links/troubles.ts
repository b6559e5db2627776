import type { Link } from './link.ts';
import type { TicketEvent } from '../ticket/events.ts';
import { isFinal, statuses } from '../ticket/status.ts';

/** A link, and what waits at it. Times here are epoch milliseconds. */
export interface LinkState {
  readonly link: Link;
  /** Since when it is suspended. */
  readonly since?: number | undefined;
  /** Why its creator could not be told of the suspension. */
  readonly untold?: string | undefined;
  /** Updates that are still to be posted. */
  readonly waiting: number;
}

/** Updates of a link that were given up after many tries. */
export interface DeadLetters {
  readonly link: Link;
  readonly count: number;
  readonly since: number;
  readonly reason: string;
}

/** A page of what an operator has to see to. */
export interface TroublePage {
  readonly suspended: readonly LinkState[];
  readonly dead: readonly DeadLetters[];
  readonly page: number;
  readonly hasMore: boolean;
}

/** What became of an event at a link. */
export interface Fate {
  readonly link: string;
  readonly channel: string;
  readonly state: 'pending' | 'sending' | 'done' | 'dead';
  /** The message, once it is posted. */
  readonly ts?: string | undefined;
  /** When it is tried next; since when it is dead. */
  readonly nextAt: number;
  readonly reason?: string | undefined;
}

export interface SeenEvent {
  readonly event: TicketEvent;
  readonly seenAt: number;
  /** Words that were sent from here, and were seen in the ticket since. */
  readonly cameBack: boolean;
  readonly fates: readonly Fate[];
}

/** What is known of a ticket and of its way into the channels; events newest first. */
export interface TicketHistory {
  readonly ticket: string;
  readonly status: number;
  /** The service said often enough that there is no such ticket. */
  readonly gone: boolean;
  /** Undefined where the ticket is not followed any more. */
  readonly reading?: { readonly lastAt?: number | undefined; readonly nextAt: number } | undefined;
  /** What the last failed reading said, where none went well since. */
  readonly failure?: string | undefined;
  readonly links: readonly LinkState[];
  readonly events: readonly SeenEvent[];
  readonly page: number;
  readonly hasMore: boolean;
}

/** Why a ticket is not followed any more. */
export function whyNotFollowed({
  status,
  gone,
  links,
}: Pick<TicketHistory, 'status' | 'gone' | 'links'>): 'gone' | 'deleted-status' | 'unlinked' | 'final' {
  if (links.length > 0 && gone) return 'gone';
  if (status === statuses.deleted) return 'deleted-status';
  return links.length > 0 && isFinal(status) ? 'final' : 'unlinked';
}
