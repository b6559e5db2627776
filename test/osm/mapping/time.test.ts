import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatTime, parseTime } from '../../../src/osm/mapping/time.ts';

const at = Date.UTC(2026, 2, 4, 5, 6, 7);

describe('parseTime', () => {
  it.each([
    ['2026-03-04T05:06:07Z', at],
    ['2026-03-04T05:06:07', at],
    ['2026-03-04 05:06:07', at],
    ['2026-03-04T13:06:07+08:00', at],
    ['2026-03-04T13:06:07+0800', at],
    ['2026-03-04 13:06:07 +08:00', at],
    ['2026-03-04T05:06:07.123Z', at + 123],
    ['2026-03-04T05:06:07.123456', at + 123],
    ['2026-03-04 05:06:07.1', at + 100],
    [' 2026-03-04T05:06:07Z ', at],
    [String(at), at],
    [at, at],
    [at / 1000, at],
    [String(at / 1000), at],
    [2_147_483_647, Date.UTC(2038, 0, 19, 3, 14, 7)],
  ])('reads %s', (value, expected) => {
    expect(parseTime(value)).toBe(expected);
  });

  it.each([
    '',
    'yesterday',
    '2026-13-40 00:00:00',
    '12',
    null,
    undefined,
    {},
    [],
    true,
    0,
    -1,
    Number.NaN,
    '0',
    2 ** 63,
  ])('takes %p for no time', (value) => {
    expect(parseTime(value)).toBeUndefined();
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.anything(), (value) => ['undefined', 'number'].includes(typeof parseTime(value))));
  });
});

describe('formatTime', () => {
  it('writes in the zone of X-Time-Zone', () => {
    expect(formatTime(at, 'GMT+8')).toBe('2026-03-04 13:06:07');
    expect(formatTime(at, 'GMT-3')).toBe('2026-03-04 02:06:07');
    expect(formatTime(at, 'GMT+5:30')).toBe('2026-03-04 10:36:07');
    expect(formatTime(at, 'GMT+0')).toBe('2026-03-04 05:06:07');
  });
});
