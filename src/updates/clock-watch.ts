import { longestPause } from './throttle.ts';
import type { Timing } from './timing.ts';

/** Less than this is an ordinary correction, and nothing waits for it much longer. Milliseconds. */
const tolerance = 5000;

/** From when on a due time can only be from a clock that was ahead, and when it is due instead; epoch milliseconds. */
export interface SetBack {
  readonly limit: number;
  readonly at: number;
}

export interface ClockWatchParts {
  readonly now: () => number;
  readonly timing: Timing;
  readonly mend: (setBack: SetBack) => Promise<void>;
  /** Milliseconds that pass evenly, whatever is done to the clock; the process's own where it is left out. */
  readonly steady?: (() => number) | undefined;
}

/**
 * Finds out that the clock was set back, which would leave everything waiting that was put off before: by comparing it
 * with the steady clock of the process; and, because that says nothing of the time before the process, once at its start by
 * looking for waits that are longer than any can be. What was being read while the clock was set back is kept with the time
 * at which that began: so it mends once more when all such readings are over.
 * @returns what is to be called now and then; rejects as `mend` does, and mends again then with the next call
 */
export function watchClock({ now, timing, mend, steady = () => performance.now() }: ClockWatchParts) {
  const longest = Math.max(timing.maxRetryDelay, timing.maxPollInterval, longestPause + timing.maxBackoff);
  let known: number | undefined;
  let againAt = Infinity;
  return async (): Promise<void> => {
    const time = now();
    const passed = steady();
    const ahead = time - passed;
    const at = time + timing.lease;
    if (known === undefined) await mend({ limit: time + longest, at });
    else if (ahead < known - tolerance) {
      await mend({ limit: at, at });
      againAt = passed + timing.lease;
    } else if (passed >= againAt) {
      await mend({ limit: at, at });
      againAt = Infinity;
    }
    known = ahead;
  };
}
