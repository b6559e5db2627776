import { longestPause } from './throttle.ts';
import type { Timing } from './timing.ts';

/** Smaller changes are ordinary clock corrections; they delay nothing by much more. Milliseconds. */
export const tolerance = 5000;

/** Due times after `limit` can only come from a clock that was ahead; they are moved to `at`. Epoch milliseconds. */
export interface ClockSkew {
  readonly limit: number;
  readonly at: number;
}

export interface ClockWatchDeps {
  readonly now: () => number;
  readonly timing: Timing;
  /** @param atStart the clock may have been set back while no process was running to see it */
  readonly repair: (clockSkew: ClockSkew, atStart: boolean) => Promise<void>;
  /** A monotonic clock in milliseconds, independent of the system time; by default, that of the process. */
  readonly steady?: (() => number) | undefined;
}

/** A clock that notices when it is set back. */
export interface ClockWatch {
  /** The time, epoch milliseconds. Each call also records how far ahead the clock was. */
  readonly now: () => number;
  /** Checks the clock; call it regularly. Rejects if `repair` does; the next call then repairs again. */
  readonly look: () => Promise<void>;
}

/**
 * Detects that the clock was set back, which would leave all postponed work waiting. It compares the clock with the
 * monotonic clock of the process whenever the time is read. That says nothing about the time before the process
 * started, so at the start it looks once for waits that are longer than any can be. Reads that are in progress when the
 * clock is set back are stored with their start time, so it repairs once more when all of them must have ended.
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
      // Before the repair: during it, a caller may see the clock ahead again.
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
