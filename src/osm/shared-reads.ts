import type { Answer } from './answer.ts';
import type { Call } from './outgoing.ts';
import { href } from './signed-url.ts';

/** Readings of one moment, made once for all who ask for the same. */
export interface SharedReads {
  share(call: Call, read: () => Promise<Answer>): Promise<Answer>;
  /** Runs a call that changes something: what was read before it began, or while it went on, is not given to anybody after. */
  forgetAround(change: () => Promise<Answer>): Promise<Answer>;
}

/** @param sharedFor milliseconds, from when the reading began; while it goes on it is shared in any case */
export function createSharedReads(sharedFor: number): SharedReads {
  const readings = new Map<string, Promise<Answer>>();

  function forget(key: string, reading: Promise<Answer>): void {
    if (readings.get(key) === reading) readings.delete(key);
  }

  return {
    share(call, read) {
      const key = keyOf(call);
      if (key === undefined) return read();
      const known = readings.get(key);
      if (known !== undefined) return known;
      const reading = read();
      readings.set(key, reading);
      const begun = performance.now();
      reading.then(
        () => setTimeout(() => forget(key, reading), Math.max(0, begun + sharedFor - performance.now())).unref(),
        () => forget(key, reading),
      );
      return reading;
    },
    async forgetAround(change) {
      readings.clear();
      try {
        return await change();
      } finally {
        readings.clear();
      }
    },
  };
}

/** Undefined for what cannot be shared: a file is read once, and whoever can give up gives up for themselves alone. */
function keyOf({ method, url, headers, payload, answer, signal }: Call): string | undefined {
  if (answer !== 'data' || payload !== undefined || signal !== undefined) return undefined;
  return JSON.stringify([method, href(url), Object.entries(headers)]);
}
