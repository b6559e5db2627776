import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { leftUntil, nextStep } from '../../../src/tickets/access/countdown.ts';

const minute = 60_000;
const hour = 60 * minute;

describe('what is left of access', () => {
  it('is counted in days, hours, tens of minutes and minutes', () => {
    expect(leftUntil(50 * hour, 0)).toBe(72 * hour);
    expect(leftUntil(3 * hour, 1)).toBe(3 * hour);
    expect(leftUntil(35 * minute, 0)).toBe(40 * minute);
    expect(leftUntil(5, 10)).toBe(0);
  });

  it('is true until the next step, and the steps come to the end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 * hour }), (left) => {
        let [now, steps] = [0, 0];
        for (let at = nextStep({ id: 'A', state: 1, endsAt: left }, now); at !== null; steps += 1) {
          expect(at).toBeGreaterThan(now);
          expect(at).toBeLessThanOrEqual(left);
          if (at < left) expect(leftUntil(left, at)).toBeLessThan(leftUntil(left, now));
          now = at;
          at = nextStep({ id: 'A', state: 1, endsAt: left }, now);
        }
        expect(now).toBe(left);
        expect(steps).toBeLessThan(50);
      }),
      { numRuns: 50 },
    );
    expect(nextStep({ id: 'A', state: 0, endsAt: hour }, 0)).toBeNull();
    expect(nextStep({ id: 'A', state: 1 }, 0)).toBeNull();
  });
});
