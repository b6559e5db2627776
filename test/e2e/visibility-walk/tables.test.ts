import { describe, expect, it } from '@jest/globals';
import { ruleOf, unused } from './rows.ts';
import { surfaces } from './surfaces.ts';

describe('the documented tables', () => {
  it('have a row for each surface, and none beside', () => {
    for (const { row } of surfaces) expect(ruleOf(row)).toBeDefined();
    expect(unused(surfaces.map(({ row }) => row))).toEqual([]);
  });
});
