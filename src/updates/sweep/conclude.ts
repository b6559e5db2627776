import { setLookAt, goneToLookAt } from '../../store/absences.ts';
import type { Database } from '../../store/database.ts';
import { discoveryMark, makeDiscoveryDue, notFoundYet } from '../../store/discovery.ts';
import { ticketReturned, readAllSoon } from '../../store/resume-following.ts';
import { saveSweep } from '../../store/sweeps.ts';
import { isNotFound } from '../../tickets/failures.ts';
import { statuses } from '../../tickets/ticket/status.ts';
import { retryAfterOf } from '../read-ticket.ts';
import { settlePoll } from '../throttle.ts';
import type { Timing } from '../timing.ts';
import { inTurn } from './plan.ts';
import { allOf } from './probe.ts';
import type { SweepClaim, SweepService, Swept } from './sweep.ts';

/** The result of reading tickets individually because no list shows them. */
export interface Singles {
  /** Tickets that differ from their stored state. */
  readonly differing: readonly string[];
  /** Tickets that the list should have shown. */
  readonly unlisted: number;
  /** How many could be read. */
  readonly read: number;
  readonly calls: number;
  readonly failure?: Error | undefined;
}

/** The followed tickets with a different status in the lists, and those that no list shows. */
export function compare({ followed }: Pick<SweepClaim, 'followed'>, { tickets }: Pick<Swept, 'tickets'>) {
  const differing: string[] = [];
  const absent: string[] = [];
  for (const [id, status] of followed) {
    const sighted = tickets.get(id);
    if (sighted === undefined) absent.push(id);
    else if (sighted.status !== status) differing.push(id);
  }
  return { differing, absent };
}

/**
 * Reads followed tickets that no list shows. Missing from the lists means nothing by itself, so each is read
 * individually.
 */
export async function readSingles(
  claim: SweepClaim,
  swept: Swept,
  absent: readonly string[],
  { service, timing }: { readonly service: Pick<SweepService, 'show'>; readonly timing: Timing },
): Promise<Singles> {
  const differing: string[] = [];
  let [unlisted, read, calls] = [0, 0, 0];
  let failure: Error | undefined;
  const limit = swept.mode === 'single' && swept.refusal === undefined ? claim.followed.size : timing.readsPerSweep;
  for (const id of inTurn(absent, claim.sweep.round, limit)) {
    calls += 1;
    try {
      const { status } = await service.show(id);
      read += 1;
      if (status !== claim.followed.get(id)) differing.push(id);
      else if (swept.complete && swept.statuses.includes(status)) unlisted += 1;
    } catch (error) {
      // The ticket's next poll finds out what that means.
      if (isNotFound(error)) {
        differing.push(id);
        read += 1;
        continue;
      }
      const first = failure === undefined;
      failure ??= error instanceof Error ? error : new Error(String(error));
      if (!first || retryAfterOf(error) !== undefined) break;
    }
  }
  return { differing, unlisted, read, calls, failure };
}

/**
 * Records the result of a sweep. It posts nothing itself: each ticket that differs gets a full read with its next poll,
 * and new tickets are looked for immediately.
 * @returns `news`: there are tickets to poll; `newTickets`: there are tickets to discover
 */
export async function concludeSweep(
  database: Database,
  claim: SweepClaim,
  swept: Swept,
  singles: Singles,
  { now, timing }: { readonly now: number; readonly timing: Timing },
): Promise<{ readonly news: boolean; readonly newTickets: boolean }> {
  const { at, sweep } = claim;
  const differing = [...compare(claim, swept).differing, ...singles.differing];
  await readAllSoon(database, { tickets: differing, at: now });
  const newTickets = swept.mode === 'single' || (await hasNewTickets(database, swept));
  if (newTickets) await makeDiscoveryDue(database.db, now);
  const calls = swept.calls + singles.calls;
  const { failure = swept.refusal } = singles;
  const wellRead = failure === undefined && (swept.complete || swept.mode === 'single');
  await database.db.transaction().execute(async (trx) => {
    await saveSweep(trx, sweep, {
      due_at: at + Math.max(timing.sweepInterval, stretched(calls, timing)),
      mode: swept.mode,
      ...(wellRead && { swept_at: now }),
      ...(swept.listed !== undefined && { listed: swept.listed, listed_at: at }),
      ...trust(swept, singles, at),
      failures: 0,
      error: failure?.message ?? (wellRead ? null : 'the list of tickets is not complete'),
    });
    await settlePoll(trx, claim, calls, { now, timing });
  });
  return { news: differing.length > 0, newTickets };
}

/** Whether one list of several statuses can be relied on, if this sweep shows it. */
function trust(swept: Swept, { unlisted }: Singles, at: number) {
  if (swept.probe !== undefined) {
    const { combined } = swept.probe;
    return { combined: combined === undefined ? null : Number(combined), probed_at: at };
  }
  if (swept.mode !== 'combined') return {};
  if (!allOf({ tickets: [...swept.tickets.values()] }, swept.statuses)) return { combined: 0, probed_at: at };
  // The entry may also have moved between two pages while they were read: request each status separately, and test
  // again soon.
  return unlisted === 0 ? {} : { combined: null, probed_at: at };
}

/** A sweep uses at most half of the budget: with very many tickets it runs less often, and the feed keeps its pace. */
function stretched(calls: number, { callsPerMinute }: Timing): number {
  return (2 * calls * 60_000) / callsPerMinute;
}

/** Whether the lists show a ticket that wasn't found before, if somebody follows new tickets. */
async function hasNewTickets({ db }: Database, { tickets }: Swept): Promise<boolean> {
  const mark = await discoveryMark(db);
  if (mark === undefined) return false;
  const young = [...tickets].flatMap(([id, { createdAt }]) => (createdAt !== undefined && createdAt >= mark ? id : []));
  for (let from = 0; from < young.length; from += 500) {
    if ((await notFoundYet(db, young.slice(from, from + 500))).size > 0) return true;
  }
  return false;
}

/** How many of the tickets that are gone one sweep checks. */
const looksPerSweep = 10;

/**
 * Checks tickets that are gone, in case they came back: then they are followed again, including what was missed.
 * @returns the number of tickets that came back
 */
export async function lookAtGone(
  database: Database,
  {
    service,
    now,
    timing,
  }: { readonly service: Pick<SweepService, 'show'>; readonly now: () => number; readonly timing: Timing },
): Promise<number> {
  const { db } = database;
  let back = 0;
  for (const { id, gone_at } of await goneToLookAt(db, { now: now(), limit: looksPerSweep })) {
    const state = await service.show(id).then(
      ({ status }) => (status === statuses.deleted ? 'deleted' : 'readable'),
      (error: unknown) => (isNotFound(error) ? 'absent' : 'unreadable'),
    );
    if (state === 'unreadable') {
      // This says nothing about the ticket; more likely the service has a problem.
      await setLookAt(db, id, now() + timing.absentAgain);
      break;
    }
    if (state === 'readable' && (await ticketReturned(database, { ticket: id, at: now() }))) back += 1;
    else if (state === 'deleted' || now() - (gone_at ?? 0) > timing.lookFor) await setLookAt(db, id, null);
    else await setLookAt(db, id, now() + timing.lookInterval);
  }
  return back;
}
