import type { Database } from '../store/database.ts';
import { claimDiscovery, discoveryDue, notFoundYet, saveProgress, type Discovery } from '../store/discovery.ts';
import { pollingOf } from '../store/polling.ts';
import { subscriptionsOf } from '../store/subscriptions.ts';
import { foundTicket } from '../tickets/create/found-ticket.ts';
import type { TicketService } from '../tickets/ports.ts';
import { statuses } from '../tickets/ticket/status.ts';
import { isNewFor, type Subscription } from '../tickets/links/subscription.ts';
import type { Ticket, TicketSummary } from '../tickets/ticket/ticket.ts';
import { reservableAt } from './budget.ts';
import { readMissed, type MissedTicket } from './missed.ts';
import { isDivisible, windowOf, type Window } from './pass.ts';
import type { PollTurn } from './poll-claim.ts';
import { retryAfterOf } from './read-ticket.ts';
import { takeCalls } from './throttle.ts';

/** The maximum number of entries in one page of the list. */
const pageLimit = 100;

/**
 * The right to read a part of the list, with the state at the time of the claim. The round of `discovery` is its epoch:
 * the next claim raises it, and results under an older round are dropped.
 */
export interface DiscoverClaim {
  readonly discovery: Discovery;
  readonly subscriptions: readonly Subscription[];
  /** How many calls the budget allows. */
  readonly calls: number;
  /** Consecutive failed polls of the account so far. */
  readonly failures: number;
  /** When it was claimed, before the first call; epoch milliseconds. */
  readonly at: number;
}

export type DiscoverService = Pick<TicketService, 'list' | 'show'>;

/** What a part of the list showed. */
export interface Sighted {
  readonly window: Window;
  /** The window had more tickets than fit in one page, and must be split. */
  readonly crowded: boolean;
  /** The number of tickets in the window. */
  readonly total: number;
  /** Newly found tickets, oldest first, ready to be linked. */
  readonly tickets: readonly Ticket[];
  /** Tickets that channels missed, now that the channels accept posts again. */
  readonly missed: readonly MissedTicket[];
  /** There are more of these than calls were left for, or some may have been missed: read the window again. */
  readonly more: boolean;
  readonly calls: number;
}

/**
 * Claims the next part of the account's ticket list, within the budget of the polls. No other process can claim it
 * until the lease ends.
 * @returns undefined if nobody follows new tickets, nothing is due, or the account is paused or out of calls
 */
export async function claimDiscover({ db }: Database, turn: PollTurn): Promise<DiscoverClaim | undefined> {
  const { now, timing } = turn;
  const due = await nextDiscoverDue({ db }, turn);
  if (due === undefined || due > now) return undefined;
  const until = now + timing.lease;
  return db.transaction().execute(async (trx) => {
    const discovery = await claimDiscovery(trx, { now, until });
    if (discovery === undefined) return undefined;
    const subscriptions = await subscriptionsOf(trx);
    const budget = await takeCalls(trx, turn, until);
    if (budget !== undefined) return { discovery, subscriptions, ...budget, at: now };
    const { failures, error } = discovery;
    await saveProgress(trx, discovery, { due_at: now, failures, error });
    return undefined;
  });
}

/** When the list can be read next, epoch milliseconds; undefined if nobody follows new tickets. */
export async function nextDiscoverDue(
  { db }: Pick<Database, 'db'>,
  { timing }: Pick<PollTurn, 'timing'>,
): Promise<number | undefined> {
  const due = await discoveryDue(db);
  if (due === undefined) return undefined;
  const { paused_until, free_at } = await pollingOf(db);
  return Math.max(due, paused_until, reservableAt(free_at, timing));
}

/**
 * Reads the claimed part of the list without changing anything: one call for the list, one for each new ticket that a
 * channel wants now, and two for each ticket that a channel missed. Rejects as `TicketService` does.
 */
export async function discover(
  { db }: Database,
  { discovery, subscriptions, calls, at }: DiscoverClaim,
  service: DiscoverService,
): Promise<Sighted> {
  const window = windowOf(discovery, at);
  const part = await readWindow(service, window, at);
  const shown = oldestFirst(part.tickets.filter((ticket) => isInside(window, ticket)));
  const unknown = await notFoundYet(
    db,
    shown.map(({ id }) => id),
  );
  const tickets: Ticket[] = [];
  // For channels that can't be posted to now, the ticket is read when they can be again.
  const active = subscriptions.filter(({ pausedReason }) => pausedReason === undefined);
  let used = part.calls;
  for (const summary of shown.filter(({ id }) => unknown.has(id))) {
    const wanted = active.some((subscription) => isNewFor(subscription, summary));
    // The first ticket is read even if no calls are left, so that each turn makes progress.
    if (wanted && used >= calls && used > part.calls)
      return { window, ...part, tickets, missed: [], more: true, calls: used };
    tickets.push(foundTicket(summary, wanted ? await read(service, summary.id) : undefined));
    used += wanted ? 1 : 0;
  }
  const missed = await readMissed(db, service, calls - used);
  const more = part.more || missed.more;
  return { window, ...part, tickets, missed: missed.missedTickets, more, calls: used + missed.calls };
}

/** All tickets of a window, or its first page if it can be split. */
async function readWindow(service: DiscoverService, window: Window, now: number) {
  const { total, tickets } = await service.list({ ...window, offset: 0, limit: pageLimit });
  if (tickets.length < pageLimit && tickets.length >= total)
    return { tickets, total, crowded: false, more: false, calls: 1 };
  if (isDivisible(window, now))
    return { tickets, total: Math.max(total, pageLimit), crowded: true, more: false, calls: 1 };
  const all = [...tickets];
  let [calls, left, isSteady] = [1, total, true];
  for (let page = tickets; page.length > 0 && all.length < left; calls += 1) {
    const next = await service.list({ ...window, offset: all.length, limit: pageLimit });
    page = next.tickets;
    all.push(...page);
    // An entry that leaves the list moves the others forward, past the offset.
    isSteady &&= next.total >= left;
    left = next.total;
  }
  return { tickets: all, total: all.length, crowded: false, more: !isSteady, calls };
}

/**
 * If the service returns older tickets than requested, they must not count as new: the record of them may have been
 * deleted.
 */
function isInside({ from }: Window, { createdAt, status }: TicketSummary): boolean {
  return status !== statuses.deleted && (createdAt === undefined || createdAt >= from);
}

/** Each ticket once, in order of creation; tickets with the same time, or without one, in order of their IDs. */
function oldestFirst(tickets: readonly TicketSummary[]): readonly TicketSummary[] {
  const single = new Map(tickets.map((ticket) => [ticket.id, ticket]));
  return [...single.values()].sort(
    (one, other) => (one.createdAt ?? Infinity) - (other.createdAt ?? Infinity) || (one.id < other.id ? -1 : 1),
  );
}

/**
 * The ticket's details; undefined if the read fails, because the list entry is enough and one ticket must not delay the
 * others. If the service asks for a pause, it throws.
 */
async function read(service: DiscoverService, id: string): Promise<Ticket | undefined> {
  try {
    return await service.show(id);
  } catch (error) {
    if (retryAfterOf(error) !== undefined) throw error;
    return undefined;
  }
}
