import { setTimeout as pause } from 'node:timers/promises';

/** How long a step waits for another process that writes to the same file, in milliseconds. */
const lockTimeoutMs = 10_000;

/**
 * Repeats a step while another process holds SQLite's lock: without its `busy_timeout`, which would stand still with the
 * whole process.
 * @throws what the step throws, and that the file is busy where it stays so for 10 s
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
