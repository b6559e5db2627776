import type { NewTicketFilter } from './new-ticket-filter.ts';
import type { TicketSummary } from '../ticket/ticket.ts';
import { fits } from './new-ticket-filter.ts';

/** A channel's subscription to the new tickets of an account. */
export interface Subscription {
  readonly channel: string;
  readonly filter: NewTicketFilter;
  /** The Slack user who created it, or last changed it. */
  readonly creator: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  /** Tickets created before this are not news. By the ticket service's clock, with a margin. */
  readonly since: number;
  /** Tickets since `since` that existed when the subscription was created: not news either. */
  readonly known: readonly string[];
  /** Why posting stopped (a Slack error code), so that new tickets wait; absent while it is active. */
  readonly pausedReason?: string | undefined;
  /** How many private tickets were not posted to the channel. */
  readonly leftOut?: number | undefined;
}

/** Whether a subscription gets a ticket that is seen for the first time. */
export function isNewFor(subscription: Subscription, ticket: TicketSummary): boolean {
  const { filter, known, since } = subscription;
  const isLater = ticket.createdAt === undefined || ticket.createdAt >= since;
  return isLater && !known.includes(ticket.id) && fits(filter, ticket);
}
