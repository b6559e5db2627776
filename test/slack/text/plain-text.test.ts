import { describe, expect, it } from '@jest/globals';
import { sizeText } from '../../../src/slack/text/plain-text.ts';

describe('sizes', () => {
  it.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [1536, '1.5 kB'],
    [2_000_000, '1.9 MB'],
    [52_428_800, '50 MB'],
  ])('of %d bytes read %s', (bytes, words) => {
    expect(sizeText(bytes)).toBe(words);
  });
});
