import type { Answer } from './answer.ts';
import type { Call } from './outgoing.ts';
import { href } from './signed-url.ts';

/** Reads that are made once for everyone who asks the same at about the same time. */
export interface SharedReads {
  share(call: Call, read: () => Promise<Answer>): Promise<Answer>;
  /** Runs a call that changes something. Afterwards, nobody gets what was read before or during the call. */
  forgetAround(change: () => Promise<Answer>): Promise<Answer>;
}

/** @param sharedFor milliseconds from the start of the read; while it runs, it is always shared */
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

/** The key of a read; undefined if it can't be shared: files are read once, and a caller with a signal stops only its own call. */
function keyOf({ method, url, headers, payload, answer, signal }: Call): string | undefined {
  if (answer !== 'data' || payload !== undefined || signal !== undefined) return undefined;
  return JSON.stringify([method, href(url), Object.entries(headers)]);
}
