import { expect, it } from '@jest/globals';
import { bounds, judged } from './bounds.ts';
import { missedOf } from './table.ts';

it('a run lists its missed bounds with their source', () => {
  const row = (what: string, value: number) => ({ what, value, unit: 'MB', bound: judged(bounds.start.memory, value) });
  expect(missedOf([row('memory', 139), { what: 'time', value: 9, unit: 's' }])).toEqual([]);
  expect(missedOf([row('memory', 139), row('more memory', 140)])).toEqual([
    'more memory | 140 MB | under 140 MB: MISSED (issue 2)',
  ]);
});

it('a figure that is not a number keeps no bound', () => {
  expect(judged(bounds.acks.help, Number.NaN).kept).toBe(false);
  expect(judged(bounds.start.memory, Number.NaN).kept).toBe(false);
});
