import type { Logger } from 'pino';
import type { Database } from '../store/database.ts';
import { isDefinite } from '../tickets/failures.ts';
import { claimDiscover, discover, nextDiscoverDue, type DiscoverClaim, type DiscoverService } from './discover.ts';
import { createLoop, type Loop } from './loop.ts';
import type { PollTurn } from './poll-claim.ts';
import { retryAfterOf } from './read-ticket.ts';
import { recordNew, recordUnread, type PrivateAmong } from './record-new.ts';
import { pauseAfter } from './throttle.ts';
import type { Timing } from './timing.ts';

export interface DiscoverDeps {
  readonly database: Database;
  readonly service: DiscoverService;
  readonly owner: string;
  readonly now: () => number;
  readonly timing: Timing;
  readonly random: () => number;
  readonly log: Logger;
  /** Called when there are new links: their cards wait, and their tickets must be read. */
  readonly onNew: () => void;
  /** Finds out which tickets are private; they aren't posted in channels. */
  readonly privateAmong?: PrivateAmong | undefined;
}

/** Looks for new tickets if somebody follows them: one list call per interval, more only after a pause. */
export function createDiscoverLoop(deps: DiscoverDeps): Loop {
  const { database, service, timing, now, random, log, onNew, privateAmong } = deps;
  const turn = (): PollTurn => ({ owner: deps.owner, now: now(), timing });
  const look = async (claim: DiscoverClaim): Promise<void> => {
    let sighted;
    try {
      sighted = await discover(database, claim, service);
    } catch (error) {
      // A refusal of the list alone says nothing about the calls that polls make.
      const pausesPolls = !isDefinite(error) || retryAfterOf(error) !== undefined;
      const failures = 1 + (pausesPolls ? claim.failures : claim.discovery.failures);
      const pauseMs = pauseAfter(error, failures, timing, random);
      log.warn({ err: error, failures, pauseMs }, 'cannot look for new tickets, retrying after a pause');
      const failure = { error: reasonOf(error), until: now() + pauseMs, pausesPolls };
      return recordUnread(database, claim, failure, { now: now(), timing });
    }
    const links = await recordNew(database, claim, sighted, { now: now(), timing, privateAmong });
    if (links === undefined) log.info('lease lost: another process handles the new tickets');
    if (links !== undefined && links > 0) onNew();
  };

  return createLoop({
    name: 'discover',
    atOnce: 1,
    idle: timing.idle,
    now,
    log,
    next: async () => {
      const claim = await claimDiscover(database, turn());
      return claim === undefined ? [] : [() => look(claim)];
    },
    due: () => nextDiscoverDue(database, turn()),
  });
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
