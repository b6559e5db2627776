import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { backoff } from '../../src/updates/backoff.ts';
import { reservableAt, reserve, settle } from '../../src/updates/budget.ts';
import { knownTier, nextDue, quietOf, tierOf, tiersOf } from '../../src/updates/pace.ts';
import { pauseAfter } from '../../src/updates/throttle.ts';
import { defaultTiming } from '../../src/updates/timing.ts';
import { present } from '../support/present.ts';
import { throttled } from './fake-service.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

describe('the pace of a ticket', () => {
  const tiers = tiersOf(defaultTiming);

  it('slows down with the time without a sign of life, from 15 s to 10 minutes', () => {
    expect(tiers).toEqual([15 * second, minute, 4 * minute, 10 * minute]);
    const quiet = [0, hour - 1, hour, 4 * hour - 1, 4 * hour, 10 * hour - 1, 10 * hour, 1000 * hour];
    expect(quiet.map((time) => tierOf(time, tiers))).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
  });

  it('is one where both intervals are the same, or the slowest is faster than the fastest', () => {
    expect(tiersOf({ pollInterval: 15, maxPollInterval: 15 })).toEqual([15]);
    expect(tiersOf({ pollInterval: 60, maxPollInterval: 15 })).toEqual([60]);
    expect(tierOf(hour, [15])).toBe(0);
    expect(knownTier(7, [15, 60])).toBe(1);
  });

  it('is in the bounds of its tier, and of no other', () => {
    const interval = fc.integer({ min: 1, max: hour });
    fc.assert(
      fc.property(interval, interval, fc.integer({ min: -hour, max: 100_000 * hour }), (a, b, quiet) => {
        const some = tiersOf({ pollInterval: Math.min(a, b), maxPollInterval: Math.max(a, b) });
        const fits = some.filter((_, tier) => {
          const { from, below } = quietOf(tier, some);
          return from <= quiet && quiet < below;
        });
        expect(fits).toEqual([some[tierOf(quiet, some)]]);
      }),
    );
  });

  it('is kept from start to start, or from when it was due if it hardly waited, and never looks back', () => {
    const poll = { due: 0, at: 0, now: 0, interval: 15 * second, share: 1 };
    expect(nextDue(poll)).toBe(15 * second);
    expect(nextDue({ ...poll, at: 300, now: 300 })).toBe(15 * second);
    expect(nextDue({ ...poll, at: 2000, now: 2000 })).toBe(17 * second);
    // Somebody hurried it, or a clock was ahead.
    expect(nextDue({ ...poll, due: 5000, at: 2000, now: 2000 })).toBe(17 * second);
    expect(nextDue({ ...poll, share: 0.1 })).toBe(1500);
    expect(nextDue({ ...poll, now: 20 * second })).toBe(20 * second);
  });

  it('takes what the poll took off the pause, but little of it', () => {
    const poll = { due: 0, at: 100, now: 500, interval: 15 * second, share: 1 };
    expect(nextDue(poll)).toBe(14_600);
    expect(nextDue({ ...poll, now: 5 * second })).toBe(14 * second);
    expect(nextDue({ ...poll, share: 0.1 })).toBe(1400);
  });
});

describe('the budget of calls', () => {
  it('is never exceeded in any minute, whatever polls need, and is used up by who needs more', () => {
    const poll = fc.record({ wait: fc.integer({ min: 0, max: 5000 }), used: fc.integer({ min: 1, max: 27 }) });
    fc.assert(
      fc.property(fc.integer({ min: 12, max: 5000 }), fc.array(poll, { maxLength: 200 }), (callsPerMinute, polls) => {
        const limits = { callsPerMinute, readsPerPoll: 10, checksPerPoll: 5 };
        const calls: { at: number; used: number }[] = [];
        let now = 0;
        let freeAt = 0;
        for (const { wait, used } of polls) {
          now = Math.max(now + wait, reservableAt(freeAt, limits));
          const budget = reserve(freeAt, now, limits);
          if (budget === undefined) throw new Error('not there at the time that was named');
          const spent = Math.min(used, budget.calls);
          freeAt = settle(budget.freeAt, { reserved: budget.calls, used: spent, now }, limits);
          calls.push({ at: now, used: spent });
          const minuteOf = calls.filter(({ at }) => at > now - minute);
          expect(minuteOf.reduce((sum, one) => sum + one.used, 0)).toBeLessThanOrEqual(callsPerMinute);
        }
      }),
    );
    const limits = { callsPerMinute: 60, readsPerPoll: 10, checksPerPoll: 5 };
    let [freeAt, now, polls] = [0, 0, 0];
    for (; now < 10 * minute; polls += 1) {
      now = Math.max(now, reservableAt(freeAt, limits));
      const budget = reserve(freeAt, now, limits);
      freeAt = settle(budget?.freeAt ?? 0, { reserved: budget?.calls ?? 0, used: 1, now }, limits);
    }
    expect(polls).toBeGreaterThan(450);
  });

  it('lets all go on with few calls while less than half of the burst is there', () => {
    const limits = { callsPerMinute: 600, readsPerPoll: 10, checksPerPoll: 5 };
    const { freeAt, ...whole } = present(reserve(0, 0, limits));
    expect(whole).toEqual({ calls: 27, short: false });
    const after = (used: number) => reserve(settle(freeAt, { reserved: 27, used, now: 0 }, limits), 0, limits);
    expect(after(74)).toMatchObject({ calls: 27, short: false });
    expect(after(77)).toMatchObject({ calls: 12, short: true });
    expect(after(137)).toMatchObject({ calls: 12, short: true });
    expect(after(140)).toBeUndefined();
    // A small budget has nothing to keep for words.
    expect(reserve(0, 0, { ...limits, callsPerMinute: 100 })).toMatchObject({ calls: 25, short: false });
  });

  it('is not waited for long, where a poll needed far more or the clock was set back', () => {
    const limits = { callsPerMinute: 12, readsPerPoll: 10, checksPerPoll: 5 };
    expect(settle(0, { reserved: 3, used: 1000, now: 0 }, limits)).toBe(2 * minute);
    expect(settle(24 * hour, { reserved: 3, used: 3, now: 0 }, limits)).toBe(2 * minute);
  });
});

describe('a pause after failures', () => {
  it('is drawn from a bound that doubles up to its ceiling', () => {
    const bounds = [1, 2, 3, 4, 1000].map((attempts) => backoff(attempts, 10_000, () => 1));
    expect(bounds).toEqual([2000, 4000, 8000, 10_000, 10_000]);
    expect(backoff(5, 10_000, () => 0)).toBe(0);
  });

  it('is at least as long as the ticket API asks for, up to an hour', () => {
    expect(pauseAfter(throttled(90 * second), 1, defaultTiming, () => 0)).toBe(90 * second);
    expect(pauseAfter(throttled(90 * second), 1, defaultTiming, () => 1)).toBe(92 * second);
    expect(pauseAfter(throttled(1000 * hour), 1, defaultTiming, () => 0)).toBe(hour);
    expect(pauseAfter(new Error('500'), 100, defaultTiming, () => 1)).toBe(defaultTiming.maxBackoff);
  });
});
