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

/** A batch of one link that only this process can post or look up until the claim ends. */
export interface Claim {
  /** `look-up`: Slack may have accepted an earlier attempt. */
  readonly step: 'post' | 'look-up';
  readonly link: Link;
  readonly batch: Batch;
  readonly snapshot: Snapshot;
  /** The version of the ticket that the snapshot shows. */
  readonly version: number;
  /**
   * An earlier attempt had an unclear outcome: the batch stays unchanged and is looked up before each further attempt.
   */
  readonly tried: boolean;
}

/** The settings of one turn; `now` is epoch milliseconds. */
export interface DeliverTurn {
  readonly now: number;
  readonly timing: Timing;
  /** Makes a unique ID for the batch. */
  readonly newId: () => string;
}

/** How many due rows are read at once: more than one, because several processes look at the same links. */
export const candidates = 16;

/**
 * Claims the deliveries of the links that have waited longest and whose channel is free. Everything is stored before
 * the call to Slack: a process that crashes after that leaves batches that are looked up when the claim has ended.
 * @param capacity the maximum number of links
 * @param found links that an earlier claim found and didn't use: they come first, and more are read when they are used
 * up. Whether a link is still due is checked when it is claimed.
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
