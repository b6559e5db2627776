import type { AppParts } from '../../src/app.ts';
import { defaultTiming, type Timing } from '../../src/updates/timing.ts';

/** How fast a crash test plays: the waits of the bot, from which those of the world follow. */
export interface Tempo {
  readonly timing: Timing;
  readonly limits: AppParts['limits'];
}

/** As in production. */
export const production: Tempo = { timing: defaultTiming, limits: {} };

const durations = [
  'pollInterval',
  'maxPollInterval',
  'lease',
  'sendTimeout',
  'settle',
  'spacing',
  'idle',
] as const satisfies readonly (keyof Timing)[];

/** Everything so many times faster, in the proportions of production; pauses after failures end at the longest of them. */
export function faster(times: number): Tempo {
  const scaled = Object.fromEntries(durations.map((name) => [name, Math.round(defaultTiming[name] / times)]));
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
