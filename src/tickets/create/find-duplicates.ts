import { likelyDuplicates, type DuplicateCandidate } from './duplicates.ts';
import { beginGathering, keptFor } from '../list/gather.ts';
import type { Link } from '../links/link.ts';
import type { UseCaseDeps } from '../deps.ts';
import type { Actor } from '../roles/roles.ts';
import type { TicketSummary } from '../ticket/ticket.ts';

/**
 * An open ticket that resembles the one somebody is about to open, and where it is followed, as far as that person may
 * know.
 */
export interface Duplicate {
  readonly ticket: TicketSummary;
  readonly links: readonly Link[];
}

export type FindDuplicates = (actor: Actor, wanted: DuplicateCandidate) => Promise<readonly Duplicate[]>;

/**
 * Compares a new ticket with the account's open ones. They are read each time: during an outage, several people open a
 * ticket within minutes.
 */
export function createFindDuplicates(deps: UseCaseDeps): FindDuplicates {
  const { links, inLanguage, visibility } = deps;
  return async (actor, wanted) => {
    const { service } = inLanguage(actor.language);
    const keep = keptFor(deps, actor);
    const { tickets } = await beginGathering({ ...deps, service }, { scope: 'open', words: [] }, { keep });
    const duplicates = likelyDuplicates(wanted, tickets);
    const linksOf = async ({ id }: TicketSummary) =>
      visibility.known(actor, await links.ofTicket(id), ({ channel }) => channel);
    return Promise.all(duplicates.map(async (ticket) => ({ ticket, links: await linksOf(ticket) })));
  };
}
