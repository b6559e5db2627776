import { accountOf } from '../../store/account.ts';
import type { Database } from '../../store/database.ts';
import { claimSweep, openFollowed, sweepDue, type Sweep } from '../../store/sweeps.ts';
import { pollingOf } from '../../store/polling.ts';
import { isRefusal } from '../../tickets/failures.ts';
import type { TicketService } from '../../tickets/ports.ts';
import { finalStatuses } from '../../tickets/ticket/status.ts';
import { reservableAt } from '../budget.ts';
import type { PollTurn } from '../poll-claim.ts';
import { retryAfterOf } from '../read-ticket.ts';
import { takeCalls } from '../throttle.ts';
import { isProbeDue, modeFor, needsCount, pageLimit, pagesOf, statusesToSweep, type SweepMode } from './plan.ts';
import { understandsSeveral } from './probe.ts';
import { joined, readList, type Listed, type Query, type Sighted } from './read-list.ts';

export type SweepService = Pick<TicketService, 'list' | 'show' | 'scopes'>;

export type SweepTurn = Pick<PollTurn, 'owner' | 'now' | 'timing'>;

/** The right to sweep an account, with the state at the time of the claim. */
export interface SweepClaim {
  readonly sweep: Sweep;
  /** Status by ticket. */
  readonly followed: ReadonlyMap<string, number>;
  readonly calls: number;
  /** Consecutive failed polls of the account so far. */
  readonly failures: number;
  /** When it was claimed, before the first call; epoch milliseconds. */
  readonly at: number;
}

/** What the lists showed. */
export interface Swept {
  readonly mode: SweepMode;
  readonly tickets: ReadonlyMap<string, Sighted>;
  /** The statuses that were requested. */
  readonly statuses: readonly number[];
  /**
   * All pages were read, with as many tickets as the service counts; otherwise tickets missing from them mean nothing.
   */
  readonly complete: boolean;
  /** The number of open tickets; undefined if they weren't counted. */
  readonly listed?: number | undefined;
  /** The result of a test; undefined if none was made. */
  readonly probe?: { readonly combined: boolean | undefined } | undefined;
  readonly calls: number;
  /** Why the lists couldn't be read. */
  readonly refusal?: Error | undefined;
}

/** How long one list call can take; a sweep of many pages holds its claim accordingly. Milliseconds. */
const callTime = 300;

/** When the account can be swept next, epoch milliseconds; undefined if there is nothing to look for. */
export async function nextSweepDue(
  { db }: Pick<Database, 'db'>,
  { timing }: Pick<SweepTurn, 'timing'>,
): Promise<number | undefined> {
  const due = await sweepDue(db);
  if (due === undefined) return undefined;
  const { paused_until, free_at } = await pollingOf(db);
  return Math.max(due, paused_until, reservableAt(free_at, timing));
}

/**
 * Claims the sweep of an account, within the budget of the polls.
 * @returns undefined if there is nothing to look for, the sweep isn't due, or the account is paused or out of calls
 */
export async function claimTheSweep({ db }: Database, turn: SweepTurn): Promise<SweepClaim | undefined> {
  const { now, timing } = turn;
  const due = await nextSweepDue({ db }, turn);
  if (due === undefined || due > now) return undefined;
  const claimed = await db.transaction().execute(async (trx) => {
    const sweep = await claimSweep(trx, { now, until: now + timing.lease });
    if (sweep === undefined) return undefined;
    const budget = await takeCalls(trx, turn, now + timing.lease);
    const long = now + pagesOf(sweep.listed ?? 0) * callTime;
    const until = budget === undefined ? now : Math.max(now + timing.lease, long);
    await trx.updateTable('sweep').set({ due_at: until }).where('account', '=', accountOf(trx)).execute();
    return budget && { sweep, ...budget };
  });
  if (claimed === undefined) return undefined;
  return { ...claimed, followed: await openFollowed(db, finalStatuses), at: now };
}

/**
 * Reads which tickets are open, and their statuses, without changing anything. If the lists can't be read, the followed
 * tickets must be read individually. Rejects if the service asks for a pause.
 */
export async function sweep(claim: SweepClaim, service: SweepService): Promise<Swept> {
  const { followed, sweep: row, at } = claim;
  const statuses = statusesToSweep(followed);
  let calls = 0;
  try {
    const combined = row.combined === 1;
    let counted: number | undefined;
    if (needsCount(row, followed.size, at) && followed.size > 0) {
      const queries = queriesFor(service, combined ? 'combined' : 'by-status', statuses);
      counted = await count(service, queries);
      calls += queries.length;
    }
    const mode = modeFor({ followed: followed.size, listed: counted ?? row.listed ?? undefined, combined });
    if (mode === 'single') return { ...nothing, mode, statuses, listed: counted, calls };
    const read = await readLists(service, queriesFor(service, mode, statuses), at);
    const probe =
      mode === 'by-status' && isProbeDue(row, at) ? await tryCombined(service, statuses, read.totals) : undefined;
    calls += read.calls + (probe === undefined ? 0 : 1);
    return { ...read, mode, statuses, listed: read.total, probe, calls };
  } catch (error) {
    if (retryAfterOf(error) !== undefined) throw error;
    const refusal = error instanceof Error ? error : new Error(String(error));
    // Perhaps only requests for several statuses are refused.
    const probe = row.combined === 1 && isRefusal(error) ? { combined: false } : undefined;
    return { ...nothing, mode: 'single', statuses, probe, calls: calls + 1, refusal };
  }
}

const nothing = { tickets: new Map<string, Sighted>(), complete: false };

/**
 * It isn't documented whether `group_id` extends the own list or replaces it: the scopes are requested separately and
 * combined.
 */
function queriesFor(service: SweepService, mode: SweepMode, statuses: readonly number[]): readonly Query[] {
  return service.scopes.flatMap((scope): Query[] =>
    mode === 'combined' ? [{ scope, statuses }] : statuses.map((status) => ({ scope, status })),
  );
}

async function count(service: SweepService, queries: readonly Query[]): Promise<number> {
  let total = 0;
  for (const query of queries) total += (await service.list({ ...query, offset: 0, limit: 1 })).total;
  return total;
}

async function readLists(
  service: SweepService,
  queries: readonly Query[],
  now: number,
): Promise<Listed & { readonly totals: ReadonlyMap<Query, number> }> {
  const totals = new Map<Query, number>();
  const all = await joined(queries, async (query) => {
    const listed = await readList(service, query, now);
    totals.set(query, listed.total);
    return listed;
  });
  return { ...all, totals };
}

/** Requests all statuses at once for the first scope. */
async function tryCombined(
  service: SweepService,
  statuses: readonly number[],
  totals: ReadonlyMap<Query, number>,
): Promise<NonNullable<Swept['probe']>> {
  const [scope] = service.scopes;
  const ofScope = [...totals].filter(([query]) => query.scope === scope).map(([, total]) => total);
  try {
    const page = await service.list({ scope, statuses, offset: 0, limit: pageLimit });
    return { combined: understandsSeveral(page, statuses, ofScope) };
  } catch (error) {
    if (retryAfterOf(error) !== undefined) throw error;
    return { combined: isRefusal(error) ? false : undefined };
  }
}
