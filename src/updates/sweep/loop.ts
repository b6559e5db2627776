import type { Logger } from 'pino';
import type { Database } from '../../store/database.ts';
import { createLoop, type Loop } from '../loop.ts';
import type { Timing } from '../timing.ts';
import { compare, concludeSweep, lookAtGone, readSingles } from './conclude.ts';
import { keepSweepFailure, readNothing, repeatSweep } from './save-failure.ts';
import { isSuspect } from './plan.ts';
import { claimTheSweep, nextSweepDue, sweep, type SweepClaim, type SweepService } from './sweep.ts';

export interface SweepDeps {
  readonly database: Database;
  readonly service: SweepService;
  readonly owner: string;
  readonly now: () => number;
  readonly timing: Timing;
  readonly random: () => number;
  readonly log: Logger;
  /** Called when there are tickets to read. */
  readonly onNews: () => void;
  /** Called when there are new tickets to look for. */
  readonly onNewTickets: () => void;
}

/**
 * One sweep: reads, compares and records. A failure pauses the whole account, as for a poll.
 * @param suspected the previous sweep was suspect, so this one is accepted even if it is too
 * @returns `repeat` if the sweep must run again
 */
export async function runSweep(claim: SweepClaim, deps: SweepDeps, suspected: boolean): Promise<'done' | 'repeat'> {
  const { database, service, timing, now, log } = deps;
  let swept;
  try {
    swept = await sweep(claim, service);
  } catch (error) {
    await keepFailure(claim, deps, error);
    return 'done';
  }
  const { absent } = compare(claim, swept);
  if (!suspected && swept.mode !== 'single' && isSuspect(absent.length, claim.followed.size)) {
    log.info({ absent: absent.length }, 'many followed tickets missing from the list, reading it again');
    await repeatSweep(database, claim, swept.calls, { now: now(), timing });
    return 'repeat';
  }
  const singles = await readSingles(claim, swept, absent, { service, timing });
  const { failure = swept.refusal } = singles;
  if (readNothing(swept, singles)) {
    await keepFailure(claim, deps, failure);
    return 'done';
  }
  if (failure !== undefined) log.warn({ err: failure }, 'cannot read all open tickets, retrying');
  const found = await concludeSweep(database, claim, swept, singles, { now: now(), timing });
  const back = await lookAtGone(database, { service, now, timing });
  if (found.news || back > 0) deps.onNews();
  if (found.newTickets) deps.onNewTickets();
  return 'done';
}

/** Runs sweeps when they are due. A suspect sweep is repeated once. */
export function createSweepLoop(deps: SweepDeps): Loop {
  const { database, owner, timing, now, log } = deps;
  const turn = () => ({ owner, now: now(), timing });
  let suspected = false;
  return createLoop({
    name: 'sweep',
    atOnce: 1,
    idle: timing.idle,
    now,
    log,
    next: async () => {
      const claim = await claimTheSweep(database, turn());
      if (claim === undefined) return [];
      return [
        async () => {
          suspected = (await runSweep(claim, deps, suspected)) === 'repeat';
        },
      ];
    },
    due: () => nextSweepDue(database, turn()),
  });
}

async function keepFailure(claim: SweepClaim, deps: SweepDeps, error: unknown): Promise<void> {
  const { database, timing, random, now, log } = deps;
  const { failures, pauseMs } = await keepSweepFailure(database, claim, error, { now: now(), timing, random });
  log.warn({ err: error, failures, pauseMs }, 'cannot list open tickets, retrying after a pause');
}
