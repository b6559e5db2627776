import { describe, expect, it } from '@jest/globals';
import { compare } from './judge.ts';

describe('the judge of a crash test', () => {
  const expected = ['a', 'b', 'b', 'c', 'd'];

  it.each([
    ['all once and in order', 'abbcd', { lost: 0, doubled: 0, disordered: 0 }],
    ['one of two equal ones lost', 'abcd', { lost: 1, doubled: 0, disordered: 0 }],
    ['one twice', 'abbccd', { lost: 0, doubled: 1, disordered: 0 }],
    ['one twice, much later', 'abbcda', { lost: 0, doubled: 1, disordered: 0 }],
    ['two changed about', 'abbdc', { lost: 0, doubled: 0, disordered: 1 }],
    ['one late, one lost, one twice', 'bbbca', { lost: 1, doubled: 1, disordered: 1 }],
    ['something nobody said', 'abbcdx', { lost: 0, doubled: 1, disordered: 0 }],
    ['nothing', '', { lost: 5, doubled: 0, disordered: 0 }],
  ])('finds %s', (_, seen, verdict) => {
    expect(compare(expected, Array.from(seen))).toEqual(verdict);
  });
});
