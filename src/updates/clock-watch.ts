import { longestPause } from './throttle.ts';
import type { Timing } from './timing.ts';

/** Less than this is an ordinary correction, and nothing waits for it much longer. Milliseconds. */
export const tolerance = 5000;

/** From when on a due time can only be from a clock that was ahead, and when it is due instead; epoch milliseconds. */
export interface ClockSkew {
  readonly limit: number;
  readonly at: number;
}

export interface ClockWatchDeps {
  readonly now: () => number;
  readonly timing: Timing;
  /** @param atStart nobody saw the clock set back: it may have been, while no process was there to see it */
  readonly repair: (clockSkew: ClockSkew, atStart: boolean) => Promise<void>;
  /** Milliseconds that pass evenly, whatever is done to the clock; the process's own where it is left out. */
  readonly steady?: (() => number) | undefined;
}

export interface ClockWatch {
  /** The time, epoch milliseconds; whoever asks for it, how far ahead the clock was is remembered. */
  readonly now: () => number;
  /** Is called now and then; rejects as `repair` does, and mends again then with the next call. */
  readonly look: () => Promise<void>;
}

/**
 * Finds out that the clock was set back, which would leave everything waiting that was put off before: by comparing it
 * with the steady clock of the process, whenever anybody asks for the time; and, because that says nothing of the time before
 * the process, once at its start by looking for waits that are longer than any can be. What was being read while the clock was
 * set back is kept with the time at which that began: so it mends once more when all such readings are over.
 */
export function watchClock({ now, timing, repair, steady = () => performance.now() }: ClockWatchDeps): ClockWatch {
  const longest = Math.max(timing.maxRetryDelay, timing.maxPollInterval, longestPause + timing.maxBackoff);
  let begun = false;
  let furthest = -Infinity;
  let againAt = Infinity;
  const noted = () => {
    const time = now();
    furthest = Math.max(furthest, time - steady());
    return time;
  };
  return {
    now: noted,
    look: async () => {
      const time = noted();
      const passed = steady();
      const at = time + timing.lease;
      const isBack = begun && time - passed < furthest - tolerance;
      // Before the mending, during which somebody may see the clock ahead again.
      const seen = furthest;
      furthest = time - passed;
      try {
        if (!begun) await repair({ limit: time + longest, at }, true);
        else if (isBack || passed >= againAt) await repair({ limit: at, at }, false);
      } catch (error) {
        furthest = Math.max(furthest, seen);
        throw error;
      }
      begun = true;
      if (isBack) againAt = passed + timing.lease;
      else if (passed >= againAt) againAt = Infinity;
    },
  };
}
