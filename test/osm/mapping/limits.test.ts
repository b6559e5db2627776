import { describe, expect, it } from '@jest/globals';
import { toLimits } from '../../../src/osm/mapping/limits.ts';

const MB = 1024 * 1024;

describe('toLimits', () => {
  it('reads count, size in MB and types', () => {
    expect(toLimits({ limit_count: '5', limit_size: '10', limit_file_type: 'jpg,.PNG; *.txt pdf|doc、jpg' })).toEqual({
      count: 5,
      size: 10 * MB,
      types: ['jpg', 'png', 'txt', 'pdf', 'doc'],
    });
  });

  it.each([
    ['2MB', 2 * MB],
    ['2 m', 2 * MB],
    ['512KB', MB / 2],
    ['1G', 1024 * MB],
    ['1.5', 1.5 * MB],
  ])('reads the size %s', (limit_size, size) => {
    expect(toLimits({ limit_size }).size).toBe(size);
  });

  it('limits nothing where it cannot be read', () => {
    const odd = { limit_count: 'many', limit_size: null, limit_file_type: undefined } as unknown as Parameters<
      typeof toLimits
    >[0];
    expect(toLimits(odd)).toEqual({ count: Number.MAX_SAFE_INTEGER, size: Number.MAX_SAFE_INTEGER, types: [] });
  });
});
