import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseRetryAfter, waitAfter } from '../../src/osm/retry.ts';

const timing = { attempts: 5, base: 100, cap: 1000 };

describe('waitAfter', () => {
  it('stays within a bound that doubles up to the cap', () => {
    const longest = () => 0.999999;
    expect([1, 2, 3, 4].map((failed) => waitAfter(failed, undefined, timing, longest))).toEqual([99, 199, 399, 799]);
    expect(waitAfter(9, undefined, { ...timing, attempts: 10 }, longest)).toBe(999);
    expect(waitAfter(3, undefined, timing, () => 0)).toBe(0);
  });

  it('ends with the last attempt', () => {
    expect(waitAfter(5, undefined, timing, Math.random)).toBeUndefined();
    expect(waitAfter(1, undefined, { ...timing, attempts: 1 }, Math.random)).toBeUndefined();
  });

  it('is never shorter than the service asks, and never longer than the cap allows', () => {
    expect(waitAfter(1, 1000, timing, () => 0.5)).toBe(1050);
    expect(waitAfter(1, 1001, timing, () => 0.5)).toBeUndefined();
  });
});

describe('parseRetryAfter', () => {
  const now = Date.UTC(2026, 0, 1, 12);
  it('reads seconds and dates', () => {
    expect(parseRetryAfter('0', now)).toBe(0);
    expect(parseRetryAfter(' 120 ', now)).toBe(120_000);
    expect(parseRetryAfter('Thu, 01 Jan 2026 12:00:30 GMT', now)).toBe(30_000);
    expect(parseRetryAfter('Thu, 01 Jan 2026 11:00:00 GMT', now)).toBe(0);
  });

  it('ignores what it cannot read', () => {
    for (const value of [null, '', 'soon', '-1', '1.5', '99999999999'])
      expect(parseRetryAfter(value, now)).toBeUndefined();
    fc.assert(
      fc.property(fc.string(), (value) => {
        const wait = parseRetryAfter(value, now);
        expect(wait === undefined || wait >= 0).toBe(true);
      }),
    );
  });
});
