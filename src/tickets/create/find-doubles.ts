import { likelyDoubles, type Likeness } from './doubles.ts';
import { beginGathering, keptFor } from '../list/gather.ts';
import type { Link } from '../links/link.ts';
import type { DeskParts } from '../parts.ts';
import type { Actor } from '../roles/roles.ts';
import type { TicketSummary } from '../ticket/ticket.ts';

/**
 * An open ticket that resembles the one somebody is about to open, and where it is followed, as far as that person may
 * know.
 */
export interface Double {
  readonly ticket: TicketSummary;
  readonly links: readonly Link[];
}

export type FindDoubles = (actor: Actor, wanted: Likeness) => Promise<readonly Double[]>;

/**
 * Compares a new ticket with the account's open ones. They are read each time: during an outage, several people open a
 * ticket within minutes.
 */
export function createFindDoubles(parts: DeskParts): FindDoubles {
  const { links, speaking, visibility } = parts;
  return async (actor, wanted) => {
    const { service } = speaking(actor.language);
    const keep = keptFor(parts, actor);
    const { tickets } = await beginGathering({ ...parts, service }, { scope: 'open', words: [] }, { keep });
    const doubles = likelyDoubles(wanted, tickets);
    const linksOf = async ({ id }: TicketSummary) =>
      visibility.known(actor, await links.ofTicket(id), ({ channel }) => channel);
    return Promise.all(doubles.map(async (ticket) => ({ ticket, links: await linksOf(ticket) })));
  };
}
