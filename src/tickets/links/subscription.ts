import type { NewTicketFilter } from './new-ticket-filter.ts';
import type { TicketSummary } from '../ticket/ticket.ts';
import { fits } from './new-ticket-filter.ts';

/** A channel that follows the new tickets of an account. */
export interface Subscription {
  readonly channel: string;
  readonly filter: NewTicketFilter;
  /** The Slack user who made it, or changed it last. */
  readonly creator: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  /** What was created before is no news, by the ticket service's clock; safely before the subscription was made. */
  readonly since: number;
  /** Tickets from `since` on that existed when the subscription was made: no news either. */
  readonly known: readonly string[];
  /** Why nothing can be posted there (a Slack error code), so that new tickets wait; absent while it is active. */
  readonly suspended?: string | undefined;
  /** How many private tickets the channel was not told of. */
  readonly leftOut?: number | undefined;
}

/** Whether a subscription is told of a ticket that is seen for the first time. */
export function isNewFor(subscription: Subscription, ticket: TicketSummary): boolean {
  const { filter, known, since } = subscription;
  const isLater = ticket.createdAt === undefined || ticket.createdAt >= since;
  return isLater && !known.includes(ticket.id) && fits(filter, ticket);
}
