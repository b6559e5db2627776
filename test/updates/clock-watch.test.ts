import { describe, expect, it } from '@jest/globals';
import { watchClock, type ClockSkew } from '../../src/updates/clock-watch.ts';
import { defaultTiming as timing } from '../../src/updates/timing.ts';

const minute = 60_000;

describe('the watch over the clock', () => {
  function watched() {
    const clock = { now: 1_000_000_000, steady: 0, fails: false };
    const mended: ClockSkew[] = [];
    const { now, look } = watchClock({
      now: () => clock.now,
      steady: () => clock.steady,
      timing,
      repair: (clockSkew) => {
        if (clock.fails) return Promise.reject(new Error('no database'));
        mended.push(clockSkew);
        return Promise.resolve();
      },
    });
    const pass = (milliseconds: number, set = 0) => {
      clock.steady += milliseconds;
      clock.now += milliseconds + set;
      return look();
    };
    return { clock, mended, now, look, pass };
  }

  it('looks at its start for what waits longer than anything may', async () => {
    const { clock, mended, look } = watched();
    await look();
    expect(mended).toEqual([{ limit: expect.any(Number), at: clock.now + timing.lease }]);
    expect(mended[0]?.limit).toBeGreaterThanOrEqual(clock.now + timing.maxRetryDelay);
  });

  it('mends where the clock was set back, by any time, and once more when what was being read then is over', async () => {
    const { clock, mended, pass } = watched();
    await pass(0);
    await pass(15_000);
    await pass(15_000, -minute);
    const at = clock.now + timing.lease;
    expect(mended.slice(1)).toEqual([{ limit: at, at }]);
    await pass(15_000);
    expect(mended).toHaveLength(2);
    await pass(timing.lease);
    expect(mended.slice(2)).toEqual([{ limit: clock.now + timing.lease, at: clock.now + timing.lease }]);
    await pass(timing.lease);
    expect(mended).toHaveLength(3);
  });

  it('mends where only somebody else saw the clock ahead', async () => {
    const { clock, mended, now, pass } = watched();
    await pass(0);
    clock.now += 300 * minute;
    now();
    await pass(100, -300 * minute);
    expect(mended).toHaveLength(2);
  });

  it('mends again where the clock was ahead for a moment while it mended', async () => {
    const { clock, mended, now, look, pass } = watched();
    const first = look();
    clock.now += 300 * minute;
    now();
    await first;
    await pass(100, -300 * minute);
    expect(mended).toHaveLength(2);
  });

  it('lets ordinary corrections, time that passes and a clock that is set forth alone', async () => {
    const { mended, pass } = watched();
    await pass(0);
    await pass(15_000, -100);
    await pass(60 * minute);
    await pass(15_000, 60 * minute);
    expect(mended).toHaveLength(1);
  });

  it('mends with the next look what could not be mended', async () => {
    const { clock, mended, pass } = watched();
    await pass(0);
    clock.fails = true;
    await expect(pass(15_000, -minute)).rejects.toThrow('no database');
    clock.fails = false;
    await pass(15_000);
    expect(mended).toHaveLength(2);
  });
});
