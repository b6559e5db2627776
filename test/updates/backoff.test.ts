import { describe, expect, it } from '@jest/globals';
import { backoff } from '../../src/updates/backoff.ts';
import { defaultTiming } from '../../src/updates/timing.ts';

const { maxRetryDelay, maxTries } = defaultTiming;
const hour = 60 * 60_000;

describe('the pauses between tries of a message', () => {
  const pauses = (random: number) =>
    Array.from({ length: maxTries }, (_, index) => backoff(index + 1, maxRetryDelay, () => random));

  it('grow from seconds to hours', () => {
    const longest = pauses(1);
    expect(longest.slice(0, 3)).toEqual([2000, 4000, 8000]);
    expect(longest.at(-1)).toBe(2 * hour);
    expect(longest).toEqual([...longest].sort((a, b) => a - b));
  });

  it('are spread at random, and last about two days together', () => {
    expect(pauses(0)).toEqual(pauses(0).map(() => 0));
    const total = pauses(0.5).reduce((sum, pause) => sum + pause, 0);
    expect(total).toBeGreaterThan(40 * hour);
    expect(total).toBeLessThan(60 * hour);
  });
});
