import { createCachedRead, type CachedRead } from './cached.ts';
import { likelyDoubles, type Likeness } from './doubles.ts';
import { beginGathering, isGathering, type Gathering } from './gather.ts';
import type { Link } from './link.ts';
import type { DeskParts } from './parts.ts';
import type { Actor } from './roles.ts';
import type { TicketSummary } from './ticket.ts';

/** An open ticket that looks like the one that somebody is about to open, and where it is followed. */
export interface Double {
  readonly ticket: TicketSummary;
  readonly links: readonly Link[];
}

export type FindDoubles = (actor: Actor, wanted: Likeness) => Promise<readonly Double[]>;

/** How long a list of the open tickets serves for comparing, milliseconds: who opens two in a row is rare. */
const fresh = 60_000;

/** Compares new tickets with the account's open ones, which are read once a minute at the most. */
export function createFindDoubles(parts: DeskParts): FindDoubles {
  const { account, links, speaking } = parts;
  const open: CachedRead<Gathering> = createCachedRead(parts, `open:${account}`, fresh, isGathering);
  return async ({ language }, wanted) => {
    const { service } = speaking(language);
    const { tickets } = await open([language], () =>
      beginGathering({ ...parts, service }, { scope: 'open', words: [] }),
    );
    const doubles = likelyDoubles(wanted, tickets);
    return Promise.all(doubles.map(async (ticket) => ({ ticket, links: await links.ofTicket(account, ticket.id) })));
  };
}
