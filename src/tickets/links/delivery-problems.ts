import type { Link } from './link.ts';
import type { TicketEvent } from '../ticket/events.ts';
import { isFinal, statuses } from '../ticket/status.ts';

/** A link and its waiting updates. Times here are epoch milliseconds. */
export interface LinkState {
  readonly link: Link;
  /** When it was suspended. */
  readonly since?: number | undefined;
  /** Why its creator could not be informed of the suspension. */
  readonly unnotified?: string | undefined;
  /** Updates still to be posted. */
  readonly waiting: number;
}

/** Updates of a link that were given up after many attempts. */
export interface DeadLetters {
  readonly link: Link;
  readonly count: number;
  readonly since: number;
  readonly reason: string;
}

/** A page of the problems an operator has to handle. */
export interface DeliveryProblemPage {
  readonly paused: readonly LinkState[];
  readonly dead: readonly DeadLetters[];
  readonly page: number;
  readonly hasMore: boolean;
}

/** The outcome of an event for a link. */
export interface Fate {
  readonly link: string;
  readonly channel: string;
  readonly state: 'pending' | 'sending' | 'done' | 'dead';
  /** The message, once it is posted. */
  readonly ts?: string | undefined;
  /** When the next attempt is due; for a dead letter, when it died. */
  readonly nextAt: number;
  readonly reason?: string | undefined;
}

export interface SeenEvent {
  readonly event: TicketEvent;
  readonly seenAt: number;
  /** A reply sent from here that was seen in the ticket since. */
  readonly cameBack: boolean;
  readonly fates: readonly Fate[];
}

/** A ticket's history and the delivery of its updates; events newest first. */
export interface TicketHistory {
  readonly ticket: string;
  readonly status: number;
  /** The service said repeatedly that the ticket does not exist. */
  readonly gone: boolean;
  /** Undefined if the ticket is no longer followed. */
  readonly reading?: { readonly lastAt?: number | undefined; readonly nextAt: number } | undefined;
  /** The error of the last failed reading; absent after a successful one. */
  readonly failure?: string | undefined;
  readonly links: readonly LinkState[];
  readonly events: readonly SeenEvent[];
  readonly page: number;
  readonly hasMore: boolean;
}

/** Why a ticket is no longer followed. */
export function whyNotFollowed({
  status,
  gone,
  links,
}: Pick<TicketHistory, 'status' | 'gone' | 'links'>): 'gone' | 'deleted-status' | 'unlinked' | 'final' {
  if (links.length > 0 && gone) return 'gone';
  if (status === statuses.deleted) return 'deleted-status';
  return links.length > 0 && isFinal(status) ? 'final' : 'unlinked';
}
