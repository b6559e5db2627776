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

/** The most that one call of the list answers. */
const pageLimit = 100;

/**
 * The right to read a part of the list, as things were when it was claimed. The round of `discovery` fences it: whoever
 * claims after this raises it, and what is kept under an older one comes to nothing.
 */
export interface DiscoverClaim {
  readonly discovery: Discovery;
  readonly subscriptions: readonly Subscription[];
  /** How many calls the budget allows. */
  readonly calls: number;
  /** Failed polls of the account in a row, up to now. */
  readonly failures: number;
  /** When it was claimed, epoch milliseconds; before the first call. */
  readonly at: number;
}

export type DiscoverService = Pick<TicketService, 'list' | 'show'>;

/** What a part of the list showed. */
export interface Sighted {
  readonly window: Window;
  /** The window held more than one answer shows, and is to be asked for in parts. */
  readonly crowded: boolean;
  /** How many tickets the window has. */
  readonly total: number;
  /** Tickets that were not found before, oldest first; ready to be linked. */
  readonly tickets: readonly Ticket[];
  /** What channels missed that take posts again. */
  readonly missed: readonly MissedTicket[];
  /** There are more of all these than calls were left for, or some may have been missed: it is to be read again. */
  readonly more: boolean;
  readonly calls: number;
}

/**
 * Claims the next part of the list of an account's tickets, within the budget of its polls; nobody else does for as long as
 * a lease holds.
 * @returns undefined where nobody follows new tickets, it is not due, or the account is not to be asked now
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

/** When the list can be read next, epoch milliseconds; undefined where nobody follows new tickets. */
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
 * Reads the claimed part of the list and changes nothing: one call for all its tickets, one for each that is new and that
 * somebody wants now, and one for each that somebody missed. Rejects as `TicketService` does.
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
  // Who cannot be told now gets the ticket read when that is possible again.
  const active = subscriptions.filter(({ pausedReason }) => pausedReason === undefined);
  let used = part.calls;
  for (const summary of shown.filter(({ id }) => unknown.has(id))) {
    const wanted = active.some((subscription) => isNewFor(subscription, summary));
    // The first costs a call even where none is left, so that it goes on.
    if (wanted && used >= calls && used > part.calls)
      return { window, ...part, tickets, missed: [], more: true, calls: used };
    tickets.push(foundTicket(summary, wanted ? await read(service, summary.id) : undefined));
    used += wanted ? 1 : 0;
  }
  const missed = await readMissed(db, service, calls - used);
  const more = part.more || missed.more;
  return { window, ...part, tickets, missed: missed.missedTickets, more, calls: used + missed.calls };
}

/** All tickets of a window, or one page of them where it can be divided. */
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
    // One that goes away moves the others forward, past the offset.
    isSteady &&= next.total >= left;
    left = next.total;
  }
  return { tickets: all, total: all.length, crowded: false, more: !isSteady, calls };
}

/** A service that shows older tickets than were asked for must not make old ones new: they may be forgotten already. */
function isInside({ from }: Window, { createdAt, status }: TicketSummary): boolean {
  return status !== statuses.deleted && (createdAt === undefined || createdAt >= from);
}

/** Each ticket once, in the order in which they were created; those of one time, or of none, by their ids. */
function oldestFirst(tickets: readonly TicketSummary[]): readonly TicketSummary[] {
  const single = new Map(tickets.map((ticket) => [ticket.id, ticket]));
  return [...single.values()].sort(
    (one, other) => (one.createdAt ?? Infinity) - (other.createdAt ?? Infinity) || (one.id < other.id ? -1 : 1),
  );
}

/**
 * The ticket by itself; undefined where that fails, for what the list showed will do, and one ticket is to keep nobody
 * back. A service that asks for a pause gets it.
 */
async function read(service: DiscoverService, id: string): Promise<Ticket | undefined> {
  try {
    return await service.show(id);
  } catch (error) {
    if (retryAfterOf(error) !== undefined) throw error;
    return undefined;
  }
}
