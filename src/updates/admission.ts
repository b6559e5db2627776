import type { Logger } from 'pino';
import { isPaused } from '../ops/pause.ts';
import { backoff } from './backoff.ts';
import type { Found, Posted } from './ports.ts';
import type { Timing } from './timing.ts';

/**
 * Whether Slack takes anything from the app at present. Where it does not (the token was revoked), every call would be
 * refused: so one at a time tries, after longer and longer pauses, until one is heard. Held in memory: it only spares
 * calls, and what waits is in the database.
 */
export interface Admission {
  /** Nothing is to be claimed before, epoch milliseconds. */
  closedUntil(): number;
  /** How much of that room may be claimed for: one, while Slack takes nothing. */
  capacity(capacity: number): number;
  /** Work that was claimed; while Slack takes nothing, it is the only one until it has its answer. */
  admit(work: () => Promise<void>): () => Promise<void>;
  /** What became of a call. */
  heard(outcome: Posted | Found): void;
}

export interface AdmissionDeps {
  readonly timing: Timing;
  readonly now: () => number;
  readonly random: () => number;
  readonly log: Logger;
}

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
        // No answer says nothing about the token: the next one tries, again alone.
        if (outcome.outcome === 'failed' || outcome.outcome === 'unclear') return;
        log.info({ refusals }, 'Slack accepts this app again');
        refusals = 0;
      }
    },
  };
}
