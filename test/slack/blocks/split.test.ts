import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { htmlToMrkdwn } from '../../../src/slack/blocks/html.ts';
import { split } from '../../../src/slack/blocks/split.ts';

describe('split', () => {
  it('leaves a short text whole', () => {
    expect(split('short', 10)).toEqual(['short']);
  });

  it('prefers the end of a line, then of a word', () => {
    expect(split('one two\nthree four', 10)).toEqual(['one two\n', 'three four']);
    expect(split('one two three', 10)).toEqual(['one two ', 'three']);
  });

  it('keeps escapes, links and characters whole', () => {
    expect(split('12345678&lt;', 10)).toEqual(['12345678', '&lt;']);
    expect(split('1234<https://a.example|b>', 24)).toEqual(['1234', '<https://a.example|b>']);
    expect(split('123456789😀', 10)).toEqual(['123456789', '😀']);
  });

  it('loses nothing, and no part is too long', () => {
    const text = fc.array(
      fc.oneof(
        fc.constantFrom('<b>', 'https://a.example/x ', '&', '<', '😀', '\n', ' '),
        fc.string({ unit: 'grapheme', maxLength: 5 }),
      ),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(text, fc.integer({ min: 60, max: 200 }), (pieces, limit) => {
        const whole = htmlToMrkdwn(pieces.join(''), 'picture');
        const parts = split(whole, limit);
        expect(parts.join('')).toBe(whole);
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(limit);
          expect(part).not.toMatch(/\p{Cs}/u);
          expect(part.replace(/<[^<>]*>/g, '')).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
