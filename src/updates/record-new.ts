import type { Kysely } from 'kysely';
import type { Database } from '../store/database.ts';
import { forgetFound, newestFound, noteFound, saveProgress, stillClaimed } from '../store/discovery.ts';
import { isLinked } from '../store/linked.ts';
import { createLink } from '../store/links.ts';
import { noteMissed } from '../store/missed.ts';
import type { Schema } from '../store/schema.ts';
import { isGoingOn } from '../store/idempotency-keys.ts';
import { countLeftOut, subscriptionsOf } from '../store/subscriptions.ts';
import { createKeys, linkedWithin } from '../tickets/create/creating.ts';
import { staleAfter } from '../tickets/once-only.ts';
import { isNewFor } from '../tickets/links/subscription.ts';
import type { Ticket, TicketSummary } from '../tickets/ticket/ticket.ts';
import type { DiscoverClaim, Sighted } from './discover.ts';
import { recordLate, type MissedTicket } from './missed.ts';
import { afterCrowded, afterPass, afterWhole } from './pass.ts';
import { pausePolls, settlePoll } from './throttle.ts';
import type { Timing } from './timing.ts';

export interface DiscoverContext {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly timing: Timing;
  /**
   * Finds out which tickets are private; channels that follow new tickets don't get them. Without it, no ticket is
   * private.
   */
  readonly privateAmong?: PrivateAmong | undefined;
}

export type PrivateAmong = (
  tickets: readonly Pick<TicketSummary, 'id' | 'description'>[],
) => Promise<ReadonlySet<string>>;

/**
 * Records what a part of the list showed. Each ticket has its own transaction: that it was found, its links and their
 * cards, or that channels miss it. A transaction fails if another process has claimed the list since. The mark moves
 * only when all tickets are recorded. After a crash in between, the part is read again, and recorded tickets are
 * recognized.
 * @returns the number of links created; undefined if another process has claimed the list
 */
export async function recordNew(
  database: Database,
  claim: DiscoverClaim,
  sighted: Sighted,
  context: DiscoverContext,
): Promise<number | undefined> {
  let links = 0;
  let held = false;
  for (const ticket of sighted.tickets) {
    const made = await recordFound(database, claim, ticket, context);
    if (made === undefined) return undefined;
    if (made === 'held') held = true;
    else links += made;
  }
  for (const missed of sighted.missed) {
    const missedTicket = await withoutPrivate(missed, context);
    const made = await database.db.transaction().execute(async (trx) => {
      return (await stillClaimed(trx, claim.discovery)) ? recordLate(trx, missedTicket, context.now) : undefined;
    });
    if (made === undefined) return undefined;
    links += made;
  }
  const kept = await moveOn(database, claim, { ...sighted, held }, context);
  return kept ? links : undefined;
}

/** A ticket that a channel missed and that has become private since must not be posted there. */
async function withoutPrivate(missedTicket: MissedTicket, { privateAmong }: DiscoverContext): Promise<MissedTicket> {
  if (typeof missedTicket.ticket === 'string') return missedTicket;
  const privates = await privateAmong?.([missedTicket.ticket]);
  return privates?.has(missedTicket.ticket.id) === true ? { ...missedTicket, ticket: 'gone' } : missedTicket;
}

/** @returns the number of links created; undefined if another process has claimed the list */
async function recordFound(
  { db }: Database,
  { discovery }: DiscoverClaim,
  ticket: Ticket,
  { now, timing, privateAmong }: DiscoverContext,
): Promise<number | 'held' | undefined> {
  // Whether a ticket is private can only be known once it's no longer being created here, so the checks run in this
  // order; the first is repeated below, where nothing can change any more.
  const mayBeOurs = await mayBeLinkedHere(db, ticket, { now, timing });
  const isPrivate = !mayBeOurs && (await privateAmong?.([ticket]))?.has(ticket.id) === true;
  return db.transaction().execute(async (trx) => {
    if (!(await stillClaimed(trx, discovery))) return undefined;
    const wanted = (await subscriptionsOf(trx)).filter((subscription) => isNewFor(subscription, ticket));
    const isHeld = mayBeOurs || (await mayBeLinkedHere(trx, ticket, { now, timing }));
    if (wanted.length > 0 && isHeld) return 'held';
    if (!(await noteFound(trx, { ticket: ticket.id, at: ticket.createdAt ?? now }))) return 0;
    if (isPrivate) {
      await countLeftOut(
        trx,
        wanted.map(({ channel }) => channel),
      );
      return 0;
    }
    let links = 0;
    for (const { channel, creator, pausedReason } of wanted) {
      if (pausedReason !== undefined) {
        await noteMissed(trx, { channel, ticket: ticket.id, at: now });
        continue;
      }
      const link = { ticket: ticket.id, channel, creator, at: now };
      if (await isLinked(trx, link, { channel })) continue;
      await createLink(trx, link, ticket);
      links += 1;
    }
    return links;
  });
}

/**
 * Somebody is creating a ticket through the bot, and this may be it. It is held back because its card belongs where
 * that person wants it, possibly in a thread of the same channel. Not for long: abandoned work doesn't count.
 */
async function mayBeLinkedHere(
  trx: Kysely<Schema>,
  { id, createdAt }: Ticket,
  { now, timing }: DiscoverContext,
): Promise<boolean> {
  if (createdAt !== undefined && createdAt < now - timing.listOverlap) return false;
  if (await isLinked(trx, { ticket: id })) return false;
  return isGoingOn(trx, createKeys, { result: id, since: now - staleAfter, finished: now - linkedWithin });
}

async function moveOn(
  { db }: Database,
  claim: DiscoverClaim,
  { window, crowded, total, calls, more, held }: Sighted & { readonly held: boolean },
  { now, timing }: DiscoverContext,
): Promise<boolean> {
  const { discovery, at } = claim;
  return db.transaction().execute(async (trx) => {
    if (!(await stillClaimed(trx, discovery))) return false;
    await settlePoll(trx, claim, calls, { now, timing });
    const later = at + timing.discoverInterval;
    if (more || held) {
      const { mark, reached, span } = discovery;
      await saveProgress(trx, discovery, {
        mark,
        reached,
        span,
        due_at: held ? Math.max(now, at + timing.pollInterval) : now,
      });
      return true;
    }
    const next = crowded ? afterCrowded(discovery, window, total, at) : afterWhole(discovery, window, total, at);
    if (next !== undefined) {
      await saveProgress(trx, discovery, { ...next, due_at: now });
      return true;
    }
    const { mark } = afterPass(discovery, await newestFound(trx), { now: at, overlap: timing.listOverlap });
    await forgetFound(trx, mark - timing.listOverlap);
    await saveProgress(trx, discovery, { mark, reached: null, span: null, due_at: Math.max(now, later) });
    return true;
  });
}

/**
 * Records that a part of the list couldn't be read: it is read again after a pause.
 * @param pausesPolls the ticket API as a whole doesn't work, so the account's polls pause too
 */
export async function recordUnread(
  { db }: Database,
  claim: DiscoverClaim,
  { error, until, pausesPolls }: { readonly error: string; readonly until: number; readonly pausesPolls: boolean },
  { now, timing }: DiscoverContext,
): Promise<void> {
  const { discovery, failures } = claim;
  await db.transaction().execute(async (trx) => {
    if (!(await stillClaimed(trx, discovery))) return;
    await saveProgress(trx, discovery, { due_at: until, failures: discovery.failures + 1, error });
    if (pausesPolls) await pausePolls(trx, { failures: failures + 1, until });
    else await settlePoll(trx, claim, claim.calls, { now, timing });
  });
}
