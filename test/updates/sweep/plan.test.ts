import { describe, expect, it } from '@jest/globals';
import {
  inTurn,
  isProbeDue,
  isSuspect,
  modeFor,
  needsCount,
  pagesOf,
  statusesToSweep,
} from '../../../src/updates/sweep/plan.ts';

const minute = 60_000;
const hour = 60 * minute;

describe('how open tickets are read', () => {
  // The cases of the cost table: FACTS of the API, "Polling".
  it.each([
    { followed: 3, listed: 3_000, combined: 'single', byStatus: 'single' },
    { followed: 10, listed: 30, combined: 'combined', byStatus: 'by-status' },
    { followed: 100, listed: 120, combined: 'combined', byStatus: 'by-status' },
    { followed: 1_000, listed: 1_500, combined: 'combined', byStatus: 'by-status' },
    { followed: 5_000, listed: 6_000, combined: 'combined', byStatus: 'by-status' },
  ])('is what costs least where $followed of $listed are followed', ({ combined, byStatus, ...counts }) => {
    expect(modeFor({ ...counts, combined: true })).toBe(combined);
    expect(modeFor({ ...counts, combined: false })).toBe(byStatus);
  });

  it('is by themselves where they are fewer than the lists to ask for', () => {
    expect(modeFor({ followed: 4, listed: 30, combined: false })).toBe('single');
    expect(modeFor({ followed: 5, listed: 30, combined: false })).toBe('by-status');
    expect(modeFor({ followed: 1, listed: 30, combined: true })).toBe('combined');
  });

  it('is by lists where nobody counted yet, unless nothing is followed', () => {
    expect(modeFor({ followed: 1, combined: false })).toBe('by-status');
    expect(modeFor({ followed: 1, combined: true })).toBe('combined');
    expect(modeFor({ followed: 0, combined: true })).toBe('single');
  });

  it('costs a call for each page, which overlap by five entries', () => {
    expect([0, 1, 100, 101, 195, 196, 1_500].map(pagesOf)).toEqual([1, 1, 1, 2, 2, 3, 16]);
  });
});

describe('what is asked for', () => {
  it('is each open status, and each other one that a followed ticket has', () => {
    const followed = new Map([
      ['1', 1],
      ['2', 21],
      ['3', 9],
      ['4', 21],
    ]);
    expect(statusesToSweep(new Map())).toEqual([0, 1, 2, 5, 17]);
    expect(statusesToSweep(followed)).toEqual([0, 1, 2, 5, 9, 17, 21]);
  });

  it('is a count first, where few are followed, every ten minutes', () => {
    expect(needsCount({ listed_at: null }, 19, 0)).toBe(true);
    expect(needsCount({ listed_at: null }, 20, 0)).toBe(false);
    expect(needsCount({ listed_at: 0 }, 3, 10 * minute - 1)).toBe(false);
    expect(needsCount({ listed_at: 0 }, 3, 10 * minute)).toBe(true);
  });

  it('is several statuses at once to try that, daily where the answer is known, else every ten minutes', () => {
    expect(isProbeDue({ combined: null, probed_at: null }, 0)).toBe(true);
    expect(isProbeDue({ combined: null, probed_at: 0 }, 10 * minute)).toBe(true);
    for (const combined of [0, 1]) {
      expect(isProbeDue({ combined, probed_at: 0 }, 24 * hour - 1)).toBe(false);
      expect(isProbeDue({ combined, probed_at: 0 }, 24 * hour)).toBe(true);
    }
  });
});

describe('a list that lacks followed tickets', () => {
  it.each([
    { absent: 10, followed: 20, suspect: false },
    { absent: 11, followed: 11, suspect: true },
    { absent: 11, followed: 109, suspect: true },
    { absent: 11, followed: 110, suspect: false },
    { absent: 101, followed: 1_000, suspect: true },
    { absent: 100, followed: 1_000, suspect: false },
  ])('is suspected: $suspect, where $absent of $followed are absent', ({ absent, followed, suspect }) => {
    expect(isSuspect(absent, followed)).toBe(suspect);
  });

  it('has some of them read with each sweep, and all of them in turn', () => {
    const ids = ['1', '2', '3', '4', '5'];
    expect(inTurn(ids, 7, 5)).toEqual(ids);
    expect([0, 1, 2].map((round) => inTurn(ids, round, 2))).toEqual([
      ['1', '2'],
      ['3', '4'],
      ['5', '1'],
    ]);
  });
});
