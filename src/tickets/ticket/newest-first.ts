import type { TicketSummary } from './ticket.ts';

/**
 * Each ticket once, newest first, in an order that does not depend on how they were served: the API promises none. Tickets
 * without a readable time come last, those of one time by their ids.
 */
export function newestFirst(tickets: readonly TicketSummary[]): readonly TicketSummary[] {
  const single = new Map(tickets.map((ticket) => [ticket.id, ticket]));
  return [...single.values()].sort(
    (one, other) => (other.createdAt ?? 0) - (one.createdAt ?? 0) || (one.id < other.id ? 1 : -1),
  );
}
