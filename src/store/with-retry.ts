import { setTimeout as pause } from 'node:timers/promises';

/** How long a step waits for another process that writes to the same file, in milliseconds. */
const lockTimeoutMs = 10_000;

/**
 * Repeats a step while another process holds SQLite's lock. It replaces SQLite's `busy_timeout`, which would block the
 * whole process.
 * @throws what the step throws, including the busy error after 10 s
 */
export async function withRetry<T>(step: () => T): Promise<T> {
  const until = Date.now() + lockTimeoutMs;
  for (;;) {
    try {
      return step();
    } catch (error) {
      if (!isBusy(error) || Date.now() > until) throw error;
      await pause(5 + Math.random() * 20);
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}
