import type { Logger } from 'pino';
import type { Database } from '../store/database.ts';
import { seenOf } from '../store/tickets.ts';
import { collect, type CollectDeps } from './collect.ts';
import { createLoop, type Loop } from './loop.ts';
import type { PollClaim, PollTurn } from './poll-claim.ts';
import { claimPoll, nextPollDue } from './poll.ts';
import { retryAfterOf } from './read-ticket.ts';
import { record, recordFailure } from './record.ts';
import { pauseAfter } from './throttle.ts';

export interface PollDeps extends Omit<CollectDeps, 'seenOf'> {
  readonly database: Database;
  readonly owner: string;
  /** See `Presence`. */
  readonly isMine: () => PollTurn['isMine'];
  readonly random: () => number;
  readonly log: Logger;
  /** Called when there are new deliveries. */
  readonly onNews: () => void;
  /** Runs before each claim. */
  readonly before: () => Promise<void>;
}

/** Claims due groups, reads them and records the changes. A failure pauses the whole account, for longer each time. */
export function createPollLoop(deps: PollDeps): Loop {
  const { database, owner, timing, now, random, log, onNews, before } = deps;
  const turn = (): PollTurn => ({ owner, now: now(), timing, isMine: deps.isMine() });
  const poll = async (claim: PollClaim): Promise<void> => {
    let collected;
    try {
      collected = await collect(claim, { ...deps, seenOf: (tickets) => seenOf(database.db, tickets) });
    } catch (error) {
      const failures = claim.failures + 1;
      const pauseMs = pauseAfter(error, failures, timing, random);
      log.warn({ err: error, failures, pauseMs }, 'cannot read tickets, retrying after a pause');
      return recordFailure(database, claim, { error: reasonOf(error), dueAt: now() + pauseMs });
    }
    if (collected.feed === 'missing' || collected.feed === 'failed') {
      const about = { feed: collected.feed, err: collected.failure };
      log.warn(about, 'message feed unavailable: reading tickets one by one, within the rate limit');
    }
    if (collected.failure !== undefined) {
      log.warn({ err: collected.failure }, 'cannot read a ticket, retrying with a later poll');
    }
    const asked = retryAfterOf(collected.failure);
    const pausedUntil = asked && now() + pauseAfter(collected.failure, 1, timing, random);
    const events = await record(database, claim, collected, { now: now(), timing, pausedUntil });
    if (events === undefined) log.info('stale reading dropped');
    if (events !== undefined && events > 0) onNews();
  };

  return createLoop({
    name: 'poll',
    atOnce: timing.pollsAtOnce,
    idle: timing.idle,
    now,
    log,
    next: async () => {
      await before();
      const claim = await claimPoll(database, turn());
      return claim === undefined ? [] : [() => poll(claim)];
    },
    due: () => nextPollDue(database, turn()),
  });
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
