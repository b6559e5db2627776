import { describe, expect, it } from '@jest/globals';
import { backoff } from '../../src/updates/backoff.ts';
import { nextDue, ticketsPerPoll } from '../../src/updates/pace.ts';
import { defaultTiming } from '../../src/updates/timing.ts';

const timing = { ...defaultTiming, pollInterval: 15_000, callsPerMinute: 60 };
const poll = { reading: 'feed', at: 0, now: 1000, calls: 1, groups: 1 } as const;

describe('pace', () => {
  it('keeps the interval from start to start, and never looks back', () => {
    expect(nextDue(poll, timing)).toBe(15_000);
    expect(nextDue({ ...poll, now: 20_000 }, timing)).toBe(20_000);
  });

  it('keeps to the budget of calls where tickets are read one by one, shared by all groups', () => {
    expect(nextDue({ ...poll, reading: 'each', calls: 2 }, timing)).toBe(15_000);
    expect(nextDue({ ...poll, reading: 'each', calls: 30 }, timing)).toBe(30_000);
    expect(nextDue({ ...poll, reading: 'each', calls: 30, groups: 3 }, timing)).toBe(90_000);
    expect(ticketsPerPoll(1, timing)).toBe(7);
    expect(ticketsPerPoll(100, timing)).toBe(1);
  });
});

describe('backoff', () => {
  it('draws from a bound that doubles up to its ceiling', () => {
    const bounds = [1, 2, 3, 4, 1000].map((attempts) => backoff(attempts, 10_000, () => 1));
    expect(bounds).toEqual([2000, 4000, 8000, 10_000, 10_000]);
    expect(backoff(5, 10_000, () => 0)).toBe(0);
  });
});
