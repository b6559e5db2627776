import type { Logger } from 'pino';
import { within } from './within.ts';

/** Milliseconds for which an answer counts, so that no number of questions is more than a write every few seconds. */
const reuseMs = 5000;

/** Milliseconds for a write that is over in a few; who asks gives up soon after. */
const writeTimeoutMs = 2000;

export interface WriteProbeOptions {
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly log: Logger;
  /** Milliseconds after which a write that hangs counts as failed. */
  readonly timeout?: number | undefined;
}

/**
 * Answers whether the database writes, by writing: a full disk, a read-only file or server, and a lost server all answer
 * reads or nothing at all. The answer never rejects.
 * @param write writes one small row
 */
export function createWriteProbe(
  write: () => Promise<void>,
  { now, log, timeout = writeTimeoutMs }: WriteProbeOptions,
): () => Promise<boolean> {
  let last: { readonly at: number; readonly writes: boolean } | undefined;
  let running: Promise<boolean> | undefined;
  let failing = false;

  const report = (writes: boolean, reason?: unknown) => {
    if (!writes && !failing) log.error({ err: reason }, 'database not writable, health check failing');
    if (writes && failing) log.info('database writable again');
    failing = !writes;
    return writes;
  };

  const attempt = async () => {
    const writes = await write().then(
      () => report(true),
      (error: unknown) => report(false, error),
    );
    last = { at: now(), writes };
    running = undefined;
    return writes;
  };

  return async () => {
    // In both directions: the clock may be set back.
    if (last !== undefined && Math.abs(now() - last.at) < reuseMs) return last.writes;
    const answer = await within((running ??= attempt()), timeout);
    return answer?.value ?? report(false, new Error(`no answer within ${timeout} ms`));
  };
}
