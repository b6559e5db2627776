/** Pure timing of repeated attempts. All times in milliseconds. */
export interface RetryTiming {
  /** Attempts in all, the first included. */
  readonly attempts: number;
  /** Bound of the first wait; it doubles with each further attempt. */
  readonly base: number;
  /** Bound of any wait. A service that asks for a longer one is not waited for. */
  readonly cap: number;
}

/**
 * How long to wait after a failed attempt: a random time up to a bound that doubles ("full jitter", so that many clients
 * do not come back together), and never less than the service asked for. Undefined: do not try again.
 * @param failed number of attempts made, from 1
 * @param random from 0 up to 1
 */
export function waitAfter(
  failed: number,
  retryAfter: number | undefined,
  timing: RetryTiming,
  random: () => number,
): number | undefined {
  if (failed >= timing.attempts) return undefined;
  const bound = Math.min(timing.cap, timing.base * 2 ** (failed - 1));
  const jitter = Math.floor(random() * bound);
  if (retryAfter === undefined) return jitter;
  return retryAfter > timing.cap ? undefined : retryAfter + jitter;
}

/** Reads a Retry-After header, seconds or an HTTP date, as milliseconds from `now`; undefined where it cannot be read. */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  const value = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const date = /[A-Za-z]/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
