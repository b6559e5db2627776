import type { Logger } from 'pino';
import type { Database } from '../../store/database.ts';
import { saveSweep } from '../../store/sweeps.ts';
import { isDefinite } from '../../tickets/failures.ts';
import { createLoop, type Loop } from '../loop.ts';
import { retryAfterOf } from '../read-ticket.ts';
import { pauseAfter, pausePolls, settlePoll } from '../throttle.ts';
import type { Timing } from '../timing.ts';
import { compare, concludeSweep, lookAtGone, readSingles } from './conclude.ts';
import { isSuspect } from './plan.ts';
import { claimTheSweep, nextSweepDue, sweep, type SweepClaim, type SweepService } from './sweep.ts';

export interface SweepParts {
  readonly database: Database;
  readonly service: SweepService;
  readonly account: string;
  readonly owner: string;
  readonly now: () => number;
  readonly timing: Timing;
  readonly random: () => number;
  readonly log: Logger;
  /** Told when tickets are to be read. */
  readonly onNews: () => void;
  /** Told when new tickets are to be looked for. */
  readonly onNewTickets: () => void;
}

/** One sweep: reads, compares and keeps what it found. A failure makes the whole account pause, as one of a poll does. */
export async function runSweep(claim: SweepClaim, parts: SweepParts, suspected: boolean): Promise<'done' | 'repeat'> {
  const { database, service, account, timing, now, log } = parts;
  let swept;
  try {
    swept = await sweep(claim, service);
  } catch (error) {
    await keepFailure(claim, parts, error);
    return 'done';
  }
  const { absent } = compare(claim, swept);
  if (!suspected && swept.mode !== 'single' && isSuspect(absent.length, claim.followed.size)) {
    log.info({ account, absent: absent.length }, 'the list of tickets lacks many followed ones; reading it again');
    await repeatSweep(claim, parts, swept.calls);
    return 'repeat';
  }
  const singles = await readSingles(claim, swept, absent, { service, timing });
  const { failure = swept.refusal } = singles;
  if (failure !== undefined) log.warn({ err: failure, account }, 'cannot read all open tickets; trying again');
  const found = await concludeSweep(database, claim, swept, singles, { now: now(), timing });
  const back = await lookAtGone(database, account, { service, now, timing });
  if (found.news || back > 0) parts.onNews();
  if (found.newTickets) parts.onNewTickets();
  return 'done';
}

export function createSweepLoop(parts: SweepParts): Loop {
  const { database, account, owner, timing, now, log } = parts;
  const turn = () => ({ account, owner, now: now(), timing });
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
          suspected = (await runSweep(claim, parts, suspected)) === 'repeat';
        },
      ];
    },
    due: () => nextSweepDue(database, turn()),
  });
}

async function repeatSweep(claim: SweepClaim, { database, now, timing }: SweepParts, calls: number): Promise<void> {
  await database.db.transaction().execute(async (trx) => {
    await saveSweep(trx, claim.sweep, { due_at: now() });
    await settlePoll(trx, claim, calls, { now: now(), timing });
  });
}

async function keepFailure(claim: SweepClaim, parts: SweepParts, error: unknown): Promise<void> {
  const { database, account, timing, now, random, log } = parts;
  // A refusal of the list alone says nothing about what polls call.
  const pausesPolls = !isDefinite(error) || retryAfterOf(error) !== undefined;
  const failures = 1 + (pausesPolls ? claim.failures : claim.sweep.failures);
  const pauseMs = pauseAfter(error, failures, timing, random);
  log.warn({ err: error, account, failures, pauseMs }, 'cannot sweep open tickets; trying again after a pause');
  const until = now() + pauseMs;
  const reason = error instanceof Error ? error.message : String(error);
  await database.db.transaction().execute(async (trx) => {
    await saveSweep(trx, claim.sweep, { due_at: until, failures: claim.sweep.failures + 1, error: reason });
    if (pausesPolls) await pausePolls(trx, account, { failures, until });
    else await settlePoll(trx, claim, claim.calls, { now: now(), timing });
  });
}
