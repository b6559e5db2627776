import { describe, expect, it } from '@jest/globals';
import { accessWindowOf } from '../../../src/tickets/access/access-window.ts';

const hour = 3_600_000;
const now = Date.UTC(2026, 0, 3);
const request = { id: 'A1', state: 0 };

describe('the time that an engineer asks for', () => {
  it.each([
    ['Remote login to web-1 (server-1, cn-north-4) for 1 h: Read the log', 1],
    ['Remote login for 24 hours', 24],
    ['Login for 1 hour, not more than 1 h', 1],
    ['Access for 3 days', 72],
    ['授权时长：2小时', 2],
    ['授权时长为 8 个小时。', 8],
    ['授權 12 小時', 12],
    ['有效期 2 天', 48],
  ])('is read from the letter: %s', (letter, hours) => {
    expect(accessWindowOf({ ...request, letter }, now)).toEqual({ from: undefined, until: now + hours * hour });
  });

  it.each([
    undefined,
    '',
    'Login to host 24',
    'for 0 h',
    'for 1.5 h',
    'for 1 h, or 2 days',
    'for 1000000 h',
    'for 2 hosts',
    'for 5 handovers',
    '5 daybreaks',
  ])('is four hours if the letter does not say it once: %s', (letter) => {
    expect(accessWindowOf({ ...request, letter }, now)).toEqual({ from: undefined, until: now + 4 * hour });
  });

  it('is the window of the request, if it has one that is ahead', () => {
    const letter = 'for 24 h';
    const [startsAt, endsAt] = [now + hour, now + 3 * hour];
    expect(accessWindowOf({ ...request, letter, startsAt, endsAt }, now)).toEqual({ from: startsAt, until: endsAt });
    expect(accessWindowOf({ ...request, letter, startsAt: now - hour, endsAt }, now)).toEqual({ until: endsAt });
    expect(accessWindowOf({ ...request, letter, startsAt }, now)).toEqual({
      from: startsAt,
      until: startsAt + 24 * hour,
    });
    expect(accessWindowOf({ ...request, letter, endsAt: now }, now)).toEqual({ until: now + 24 * hour });
  });

  it('is found quickly in a long letter', () => {
    const began = performance.now();
    for (const part of ['1', '1 ', ' ', '1.', '123 h', '个']) {
      accessWindowOf({ ...request, letter: part.repeat(100_000 / part.length) }, now);
    }
    expect(performance.now() - began).toBeLessThan(1000);
  });
});
