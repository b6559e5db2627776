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
    [2_147_483_647, 2_147_483_647_000],
    [100_000_000_000, 100_000_000_000],
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
  it('writes in UTC, the zone that X-Time-Zone names', () => {
    expect(formatTime(at)).toBe('2026-03-04 05:06:07');
  });
});
