import type { TicketSummary } from './ticket.ts';

/**
 * Removes duplicates and sorts newest first, regardless of the order served: the API promises none. Tickets without a
 * readable time come last; equal times are sorted by id.
 */
export function newestFirst(tickets: readonly TicketSummary[]): readonly TicketSummary[] {
  const single = new Map(tickets.map((ticket) => [ticket.id, ticket]));
  return [...single.values()].sort(
    (one, other) => (other.createdAt ?? 0) - (one.createdAt ?? 0) || (one.id < other.id ? 1 : -1),
  );
}
