import type { Logger } from 'pino';
import { isPaused } from '../ops/pause.ts';
import { backoff } from './backoff.ts';
import type { Found, Posted } from './ports.ts';
import type { Timing } from './timing.ts';

/**
 * Whether Slack currently accepts calls from the app. If it doesn't (for example, because the token was revoked), every
 * call would be refused, so one call at a time is tried, after increasing pauses, until one is accepted. The state is
 * kept in memory: it only saves calls, and what waits is in the database.
 */
export interface Admission {
  /** Nothing can be claimed before this time, epoch milliseconds; 0 if calls are accepted. */
  closedUntil(): number;
  /** How much of the given capacity can be claimed: only one while Slack refuses everything. */
  capacity(capacity: number): number;
  /** Registers claimed work. While Slack refuses everything, nothing else is claimed until this work has its answer. */
  admit(work: () => Promise<void>): () => Promise<void>;
  /** Reports the outcome of a call. */
  heard(outcome: Posted | Found): void;
}

export interface AdmissionDeps {
  readonly timing: Timing;
  readonly now: () => number;
  readonly random: () => number;
  readonly log: Logger;
}

/** Creates the state for one process; see `Admission`. */
export function createAdmission({ timing, now, random, log }: AdmissionDeps): Admission {
  let refusals = 0;
  let until = 0;
  const longest = Math.max(timing.lease, timing.maxBackoff);
  return {
    closedUntil: () => (isPaused({ until, now: now(), longest }) ? until : 0),
    capacity: (capacity) => (refusals > 0 ? 1 : capacity),
    admit(work) {
      if (refusals > 0) until = now() + timing.lease;
      return work;
    },
    heard(outcome) {
      if (outcome.outcome === 'barred') {
        refusals += 1;
        until = now() + backoff(refusals, timing.maxBackoff, random);
        const about = { reason: outcome.reason, pauseMs: until - now() };
        log.error(about, 'Slack rejects this app, check its token: all updates are waiting');
      } else if (refusals > 0) {
        until = 0;
        // Without an answer, nothing is known about the token: the next call tries again, still one at a time.
        if (outcome.outcome === 'failed' || outcome.outcome === 'unclear') return;
        log.info({ refusals }, 'Slack accepts this app again');
        refusals = 0;
      }
    },
  };
}
