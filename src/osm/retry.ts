/** The timing of repeated attempts. All times are in milliseconds. */
export interface RetryTiming {
  /** The number of attempts, including the first. */
  readonly attempts: number;
  /** The longest first wait; it doubles with each attempt. */
  readonly base: number;
  /** The longest wait. If the service asks for a longer one, the call fails. */
  readonly cap: number;
}

/**
 * How long to wait after a failed attempt: a random time up to a bound that doubles ("full jitter", so that many clients
 * don't retry together), and never less than the service asks for.
 * @param failed the number of attempts made, from 1
 * @param random returns a number from 0 up to 1
 * @returns milliseconds; undefined if the call must not be tried again
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

/** Reads a Retry-After header: seconds or an HTTP date. @returns milliseconds from `now`; undefined if it can't be read */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  const value = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const date = /[A-Za-z]/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
