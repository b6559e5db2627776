import type { TicketEvent } from '../../../src/tickets/ticket/events.ts';
import { knownOf, lookUpTicket } from '../../../src/store/tickets.ts';
import type { VirtualTicket } from './truth.ts';
import type { World, MadeLink } from './world.ts';

/**
 * Changes of labels that were told once and in order lead back, one by one, from what is known of the ticket to the labels
 * that it had when it was linked; on the way there are only labels that the ticket has had, in that order.
 */
export async function judgeLabels(
  { database }: World,
  { ticket: id, removed, baseline }: MadeLink,
  truth: VirtualTicket,
  events: readonly TicketEvent[],
): Promise<readonly string[]> {
  const row = await lookUpTicket(database.db, id);
  if (removed || row === undefined) return [];
  const known = knownOf(row).snapshot.labels;
  if (known === undefined) return [];
  let current = known.map(({ name }) => name);
  let place = truth.labels.length - 1;
  const step = () => {
    place = truth.labels.findLastIndex((had, number) => number <= place && same(had, current));
    return place === -1 ? [`its labels were never ${current.join(', ')} then`] : [];
  };
  const complaints = [...step()];
  const changes = events.flatMap((event) => (event.kind === 'labels' ? [event] : []));
  for (const { added, removed: gone } of changes.toReversed()) {
    if (!added.every((one) => current.includes(one)) || gone.some((one) => current.includes(one)))
      complaints.push(`the labels +${added.join('+')} -${gone.join('-')} do not lead to ${current.join(', ')}`);
    current = [...current.filter((one) => !added.includes(one)), ...gone];
    complaints.push(...step());
  }
  if (baseline?.labels !== undefined && !same(baseline.labels, current))
    complaints.push(
      `its labels began with ${baseline.labels.join(', ')}, and what was posted with ${current.join(', ')}`,
    );
  return complaints;
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.toSorted().join() === other.toSorted().join();
}
