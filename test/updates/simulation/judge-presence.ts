import type { TicketEvent } from '../../../src/tickets/ticket/events.ts';
import { isFinal, statuses } from '../../../src/tickets/ticket/status.ts';
import { isAway, statusAt, type VirtualTicket } from './truth.ts';
import type { World, MadeLink } from './world.ts';

/**
 * That a ticket cannot be read any more is told once, and only where that lasted; that it can be read again, too; and in the
 * end what was told last is true.
 */
export function judgePresence(
  { clock, rules: { timing } }: World,
  link: MadeLink,
  ticket: VirtualTicket,
  events: readonly TicketEvent[],
): readonly string[] {
  const complaints: string[] = [];
  const told = events.filter(({ kind }) => kind === 'deleted' || kind === 'returned');
  told.forEach(({ kind, at }, place) => {
    if (told[place - 1]?.kind === kind) complaints.push(`it was told twice in a row that it is ${kind}`);
    if (place === 0 && kind === 'returned' && link.baseline !== undefined)
      complaints.push('it returned and was never gone');
    if (kind === 'deleted' && !wasAwayLongEnough(ticket, at, timing.absentAgain))
      complaints.push(`it was told that it is deleted, at ${at}, and it was not`);
    if (kind === 'returned' && !ticket.absences.some(({ to = Infinity }) => to <= at))
      complaints.push('it was told that it returned, and it did not');
  });
  if (link.removed) return complaints;
  const last = told.at(-1)?.kind;
  if (!isAway(ticket, clock.now()) && last === 'deleted') complaints.push('its return was not told');
  // A ticket that was gone by then, or a further link of one: the card tells.
  const isInCard = link.baseline === undefined || link.baseline.status === statuses.deleted;
  const wasGone = isInCard && awaySince(ticket) <= link.createdAt;
  if (mustBeGone(ticket, clock.now()) && !wasGone && last !== 'deleted') complaints.push('its end was not told');
  return complaints;
}

/** One that was over by then is not asked for any more: its end may be noticed or not. */
export function mustBeGone(ticket: VirtualTicket, now: number): boolean {
  return isAway(ticket, now) && !isFinal(statusAt(ticket, awaySince(ticket)));
}

/** Since when it is away, where it is. */
function awaySince({ absences, removedAt = Infinity }: VirtualTicket): number {
  const last = absences.at(-1);
  return Math.min(removedAt, last !== undefined && last.to === undefined ? last.from : Infinity);
}

function wasAwayLongEnough({ absences, removedAt = Infinity }: VirtualTicket, at: number, least: number): boolean {
  return removedAt <= at || absences.some(({ from, to = at }) => from + least <= at && to - from >= least);
}
