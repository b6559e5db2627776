import type { Logger } from 'pino';
import { withTimeout } from './with-timeout.ts';

/** Milliseconds for which a result is kept, so that frequent checks cause only one write every few seconds. */
const reuseMs = 5000;

/** Milliseconds for a write, which normally takes a few. Health checks give up soon after. */
const writeTimeoutMs = 2000;

export interface WriteProbeOptions {
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly log: Logger;
  /** Milliseconds after which a hanging write counts as failed. */
  readonly timeout?: number | undefined;
}

/**
 * Creates a check of whether the database accepts writes. It writes, because reads can succeed with a full disk or a read-only
 * file or server. It never rejects.
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
    // In both directions, because the clock can be set back.
    if (last !== undefined && Math.abs(now() - last.at) < reuseMs) return last.writes;
    const answer = await withTimeout((running ??= attempt()), timeout);
    return answer?.value ?? report(false, new Error(`no answer within ${timeout} ms`));
  };
}
