import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { afterCrowded, afterPass, afterWhole, isDivisible, windowOf, type Position } from '../../src/updates/pass.ts';

const minute = 60_000;
const overlap = 30 * minute;
const start = Date.UTC(2026, 0, 5, 12);
const answer = 100;

/** One pass over tickets of these creation times; answers which were seen, and after how many calls. */
function pass(position: Position, times: readonly number[], now: number) {
  const seen = new Set<number>();
  let calls = 0;
  for (let at: Position | undefined = position; at !== undefined;) {
    calls += 1;
    if (calls > 1000) throw new Error('The pass does not end.');
    const window = windowOf(at, now);
    // FullMessage seconds, and the end left out.
    const inside = times.flatMap((time, index) => {
      const second = Math.floor(time / 1000) * 1000;
      return second >= window.from && second < (window.to ?? Infinity) ? [index] : [];
    });
    if (inside.length >= answer && isDivisible(window, now)) at = afterCrowded(at, window, inside.length, now);
    else {
      for (const index of inside) seen.add(index);
      at = afterWhole(at, window, inside.length, now);
    }
  }
  return { seen, calls };
}

describe('a pass over the list', () => {
  it('sees every ticket since its mark, however they lie in time', () => {
    const bursts = fc.array(
      fc.record({ at: fc.integer({ min: 0, max: 30 * 24 * 60 }), size: fc.integer({ min: 1, max: 400 }) }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(bursts, fc.integer({ min: 0, max: 90_000 }), (all, spread) => {
        const now = start + 31 * 24 * 60 * minute;
        const times = all.flatMap(({ at, size }) =>
          Array.from({ length: size }, (_, index) => start + at * minute + Math.round((index / size) * spread)),
        );
        const { seen, calls } = pass({ mark: start, reached: null, span: null }, times, now);
        expect(seen.size).toBe(times.length);
        expect(calls).toBeLessThan(50 + times.length / 4);
      }),
      { numRuns: 60 },
    );
  });

  it('is one call where little is new', () => {
    expect(pass({ mark: start, reached: null, span: null }, [start, start + minute], start + minute).calls).toBe(1);
  });

  it('leaves the mark so long before the newest ticket that a late one is still seen, and never moves it back', () => {
    const position = { mark: start, reached: start + 1, span: 5 };
    const now = start + 60 * minute;
    const mark = (newest: number | undefined) => afterPass(position, newest, { now, overlap }).mark;
    expect(mark(undefined)).toBe(start);
    expect(mark(start + minute)).toBe(start);
    expect(mark(now + 500)).toBe(now - overlap);
    // A time from the future is a mistake of the service; it would hide all that comes before it.
    expect(mark(now + 365 * 24 * 60 * minute)).toBe(now + 15 * minute - overlap);
  });
});
