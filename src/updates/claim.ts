import type { Kysely } from 'kysely';
import type { Database } from '../store/database.ts';
import { claimBatch, dueLinks, takeChannel, type Batch, type DueLink } from '../store/deliveries.ts';
import { linkOf } from '../store/links.ts';
import type { Schema } from '../store/schema.ts';
import { knownOf, lookUpTicket } from '../store/tickets.ts';
import type { Snapshot } from '../tickets/ticket/events.ts';
import type { Link } from '../tickets/links/link.ts';
import { claimSome } from './claim-some.ts';
import type { Timing } from './timing.ts';

/** A batch of one link that this process alone may send or look up until the claim ends. */
export interface Claim {
  /** `look-up`: an earlier try may have been accepted. */
  readonly step: 'post' | 'look-up';
  readonly link: Link;
  readonly batch: Batch;
  readonly snapshot: Snapshot;
  /** The state of the ticket that the snapshot shows. */
  readonly version: number;
  /** An earlier try was unclear: the batch is kept as it was, and looked up before each further try. */
  readonly tried: boolean;
}

export interface DeliverTurn {
  readonly now: number;
  readonly timing: Timing;
  /** Makes the batch's id, which nobody else makes. */
  readonly newId: () => string;
}

/** How many are looked for at once: more than one, because several processes look at the same links. */
export const candidates = 16;

/**
 * Claims the deliveries of the links that wait the longest, of those whose channel is free. All of it is written before
 * the call: who crashes after this leaves batches behind that are looked up when the claim has ended.
 * @param capacity how many links at most
 * @param found links that an earlier claim found and had no need of: they come first, and are asked for again when they
 * are used up. Whether one is still due is asked when it is claimed.
 */
export async function claimDeliveries(
  { db }: Database,
  turn: DeliverTurn,
  capacity: number,
  found: DueLink[] = [],
): Promise<readonly Claim[]> {
  const claim = (due: DueLink) => db.transaction().execute((trx) => claimLink(trx, due, turn));
  const claims = await claimSome(found, capacity, claim);
  if (claims.length > 0) return claims;
  found.push(...(await dueLinks(db, { now: turn.now, limit: Math.max(capacity, candidates) })));
  return claimSome(found, capacity, claim);
}

async function claimLink(
  trx: Kysely<Schema>,
  due: DueLink,
  { now, timing, newId }: DeliverTurn,
): Promise<Claim | undefined> {
  if (!(await takeChannel(trx, due.channel, now, now + timing.spacing))) return undefined;
  const row = await trx.selectFrom('link').selectAll().where('id', '=', due.link).executeTakeFirst();
  if (row?.suspended !== null) return undefined;
  const ticket = await lookUpTicket(trx, row.ticket);
  const claimed = await claimBatch(trx, { link: row.id, now, until: now + timing.lease, id: newId() });
  if (ticket === undefined || claimed === undefined) return undefined;
  const { snapshot } = knownOf(ticket);
  const step = claimed.tried ? 'look-up' : 'post';
  return { ...claimed, step, link: linkOf(row), snapshot, version: ticket.version };
}
