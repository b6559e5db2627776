import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { divide, parts, shortenDocument, beginning, cut, sizeText } from '../../../src/slack/text/cut.ts';
import { lengthOf, plainText, textOf, type Document } from '../../../src/slack/text/document.ts';
import { readForeign } from '../../../src/slack/text/read.ts';
import { richText } from '../../../src/slack/text/rich-text.ts';
import { graphemes, graphemeEnd } from '../../../src/tickets/words/graphemes.ts';
import { shortMs, timed } from '../../support/timed.ts';

const words = (document: Document) => document.flatMap(({ inline }) => inline.map(textOf)).join('');
const read = (text: string) => readForeign(text, 'picture');

describe('a character as people see it', () => {
  it.each([
    ['joined emoji', '👩‍💻'],
    ['a family', '👨‍👩‍👧‍👦'],
    ['a flag', '🇩🇪'],
    ['a skin tone', '👍🏽'],
    ['an accent', 'e\u0301'],
    ['a keycap', '1️⃣'],
    ['a syllable', '각'],
  ])('is never torn: %s', (_, one) => {
    const text = `ab${one}${one}`;
    for (let limit = 0; limit <= text.length + 1; limit += 1) {
      const whole = Math.floor((limit - 2) / one.length);
      const expected = limit < 2 ? text.slice(0, limit) : `ab${one.repeat(Math.min(whole, 2))}`;
      expect(beginning(text, limit)).toBe(expected);
      if (limit > 0 && limit < text.length) expect(cut(text, limit).length).toBeLessThanOrEqual(limit);
    }
  });

  it('is torn between code points only where it alone is longer than the limit', () => {
    expect(beginning('👨‍👩‍👧‍👦', 4)).toBe('👨‍');
    expect(beginning('👩', 1)).toBe('');
    expect(beginning(`a${'\u0301'.repeat(100)}`, 10)).toHaveLength(10);
  });

  it('ends where the whole text has it end', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.nat(60), (text, limit) => {
        const end = graphemeEnd(text, limit);
        const ends = graphemes(text).reduce<number[]>((all, one) => [...all, (all.at(-1) ?? 0) + one.length], [0]);
        const whole = ends.findLast((at) => at <= limit) ?? 0;
        expect(end).toBeLessThanOrEqual(limit);
        if (whole > 0 || limit === 0) expect(end).toBe(whole);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a text in parts', () => {
  it('ends after a line or a word where one ends in the last third', () => {
    const divided = (text: string) => divide(read(text), 10).map(words);
    expect(divided('one two\nthree four')).toEqual(['one two\n', 'three four']);
    expect(divided('one two three')).toEqual(['one two ', 'three']);
    expect(divided('one twothreefour')).toEqual(['one twothr', 'eefour']);
    expect(divided('short')).toEqual(['short', '']);
  });

  it('keeps addresses whole where they have room', () => {
    const address = 'https://a.example/x';
    expect(divide(read(`1234 ${address}`), 12).map(words)).toEqual(['1234 ', address]);
    expect(parts(read(`1234 ${address} 5678`), 12).map(words)).toEqual(['1234 ', 'https://a.ex', 'ample/x', ' 5678']);
  });

  it('counts the addresses behind words, which Slack counts too', () => {
    const links = read(`<p>${'<a href="https://a.example/long/address">x</a> '.repeat(50)}</p>`);
    for (const part of parts(links, 300)) expect(JSON.stringify(richText(part)).length).toBeLessThan(2000);
    expect(parts(links, 300).map(words).join('')).toBe(words(links));
  });

  it('goes on with an item without its mark, with code as code', () => {
    const [, item] = divide(read('<ol><li>one two three</li><li>four</li></ol>'), 8);
    expect(plainText(item)).toBe('three\n2. four');
    const [, code] = divide(read('<pre>line\nline\nline</pre>'), 10);
    expect(code).toMatchObject([{ kind: 'code', inline: [{ text: 'line' }] }]);
  });

  it('loses nothing, and no part is too long', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<b>bold</b>',
        '<li>item</li>',
        '<p>words and more</p>',
        'https://a.example/x ',
        '&amp;',
        '👩‍💻',
        ' ',
        '<pre>a\nb</pre>',
      ),
      fc.string({ unit: 'grapheme', maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.integer({ min: 30, max: 200 }), (pieces, limit) => {
        const whole = read(`<div class="osm-rich-text">${pieces.join('')}</div>`);
        const all = parts(whole, limit);
        expect(all.map(words).join('')).toBe(words(whole));
        for (const part of all) expect(lengthOf(part)).toBeLessThanOrEqual(limit);
        expect(lengthOf(shortenDocument(whole, limit))).toBeLessThanOrEqual(limit);
      }),
      { numRuns: 1000 },
    );
  });

  it('divides 100 kB in a short time', () => {
    for (const part of ['<b>x</b>y', '<li>x', 'word ', '👩‍💻', '\u0301']) {
      const whole = read(`<div class="osm-rich-text">${part.repeat(100_000 / part.length)}</div>`);
      const { result, ms } = timed(() => parts(whole, 3000));
      expect(result.length).toBeGreaterThan(0);
      expect(ms).toBeLessThan(shortMs);
    }
  });
});

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
