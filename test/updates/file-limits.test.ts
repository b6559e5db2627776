import { expect, it } from '@jest/globals';
import { filesOf } from '../../src/updates/file-limits.ts';

it.each([
  [3, 'granted', true],
  [5, 'granted', true],
  [4, 'granted', true],
  [5, 'asked', false],
  [4, 'asked', false],
  [4, 'initial', false],
  [2, 'asked', false],
  [7, 'approving', false],
  [1, 'asked', false],
] as const)('the log of a request that is in state %d after it was %s comes: %s', (state, from, comes) => {
  const event = { id: 'e', ticket: '1', at: 1, kind: 'authorization' as const };
  const files = filesOf([{ ...event, authorization: { id: 'A1', state }, from }]);
  expect(files.map(({ name }) => name)).toEqual(comes ? ['access-log-A1.csv'] : []);
});
