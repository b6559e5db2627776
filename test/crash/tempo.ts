import type { AppDeps } from '../../src/app.ts';
import { defaultTiming, type Timing } from '../../src/updates/timing.ts';

/** The speed of a crash test: the bot's delays, from which those of its environment follow. */
export interface Tempo {
  readonly timing: Timing;
  readonly limits: AppDeps['limits'];
}

/** As in production. */
export const production: Tempo = { timing: defaultTiming, limits: {} };

/** Values that are not durations and stay unchanged; all others are scaled. */
const counts = {
  absentTimes: true,
  readsPerSweep: true,
  useFeed: true,
  checksPerPoll: true,
  callsPerMinute: true,
  readsPerPoll: true,
  pollsAtOnce: true,
  sendsAtOnce: true,
  maxTries: true,
} as const satisfies Partial<Record<keyof Timing, true>>;

/**
 * Everything faster by this factor, in the proportions of production; pauses after failures end at the longest of them.
 */
export function faster(times: number): Tempo {
  const isDuration = ([name, value]: [string, number | boolean]) => typeof value === 'number' && !(name in counts);
  const durations = Object.entries<number | boolean>({ ...defaultTiming }).filter(isDuration);
  const scaled = Object.fromEntries(durations.map(([name, value]) => [name, Math.round(Number(value) / times)]));
  const timing: Timing = { ...defaultTiming, ...scaled, callsPerMinute: defaultTiming.callsPerMinute * times };
  return {
    timing: { ...timing, maxBackoff: timing.settle, maxRetryDelay: timing.settle },
    limits: {
      timeout: timing.sendTimeout,
      retryBase: Math.round(500 / times),
      retryCap: timing.sendTimeout,
      breakerPause: timing.sendTimeout,
    },
  };
}
