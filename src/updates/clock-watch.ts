import { longestPause } from './throttle.ts';
import type { Timing } from './timing.ts';

/** Less than this is an ordinary correction, and nothing waits for it much longer. Milliseconds. */
const tolerance = 5000;

/** From when on a due time can only be from a clock that was ahead, and when it is due instead; epoch milliseconds. */
export interface SetBack {
  readonly limit: number;
  readonly at: number;
}

/**
 * Finds out that the clock was set back, which would leave everything waiting that was put off before: by comparing it
 * with the steady clock of the process; and, because that says nothing of the time before the process, once at its start by
 * looking for waits that are longer than any can be.
 * @param steady milliseconds that pass evenly, whatever is done to the clock
 * @returns a function that answers what to mend now; undefined where there is nothing
 */
export function watchClock(
  now: () => number,
  timing: Timing,
  steady: () => number = () => performance.now(),
): () => SetBack | undefined {
  const longest = Math.max(timing.maxRetryDelay, timing.maxPollInterval, longestPause + timing.maxBackoff);
  let known: number | undefined;
  return () => {
    const time = now();
    const ahead = time - steady();
    const before = known;
    known = ahead;
    const at = time + timing.lease;
    if (before === undefined) return { limit: time + longest, at };
    return ahead < before - tolerance ? { limit: at, at } : undefined;
  };
}
