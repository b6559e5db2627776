import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { distance, nearest } from '../../../src/slack/listeners/commands/nearest.ts';
import { parseLine, searchWords } from '../../../src/slack/listeners/commands/parse.ts';
import { aimOf, bareId } from '../../../src/slack/listeners/commands/ticket-id.ts';
import { decodeMetadata, encodeMetadata } from '../../../src/slack/metadata.ts';
import { plainText } from '../../../src/slack/plain-text.ts';

describe('a command line', () => {
  it.each([
    ['', '', ''],
    ['  SHOW   123 ', 'show', '123'],
    ['\u3000list\u3000open\u3000', 'list', 'open'],
    ['ｓｈｏｗ 123', 'show', '123'],
    ['“close” 5', 'close', '5'],
    ['/help', 'help', ''],
    ['reply 12  two  blanks', 'reply', '12  two  blanks'],
    ['\u200bhelp', 'help', ''],
  ])('%j', (line, name, rest) => {
    expect(parseLine(line)).toEqual({ name, rest });
  });

  it('keeps quoted words together', () => {
    expect(searchWords('a "b c" “d e” 「f g」 h"i')).toEqual(['a', 'b c', 'd e', 'f g', 'h', 'i']);
  });
});

describe('the ticket that a line is about', () => {
  it('is the first word, where the place is not linked', () => {
    expect(aimOf('some words', undefined)).toEqual({ id: 'some', text: 'words' });
    expect(aimOf('#123:  two words', undefined)).toEqual({ id: '123', text: 'two words' });
    expect(aimOf('', undefined)).toEqual({ id: undefined, text: '' });
  });

  it.each([
    ['some words', 'LINKED1', 'some words'],
    ['503 again', 'LINKED1', '503 again'],
    ['WARNING disk full', 'LINKED1', 'WARNING disk full'],
    ['123456 hello', '123456', 'hello'],
    ['AB12345 hello', 'AB12345', 'hello'],
    ['#77 hello', '77', 'hello'],
    ['LINKED1 hello', 'LINKED1', 'hello'],
    ['0b9f3c1e-7d52-4a11-9f1e-2c5d1a7b9e10 hi', '0b9f3c1e-7d52-4a11-9f1e-2c5d1a7b9e10', 'hi'],
  ])('in a linked place: %j', (line, id, text) => {
    expect(aimOf(line, 'LINKED1')).toEqual({ id, text });
  });

  it('is written in many ways', () => {
    expect(['#12', '"12"', '１２', '(12),', '`12`'].map(bareId)).toEqual(['12', '12', '12', '12', '12']);
  });
});

describe('the nearest command', () => {
  const names = ['new', 'list', 'show', 'link', 'unlink', 'links', 'close', 'cancel', 'delete', 'help'];

  it.each([
    ['lsit', 'list'],
    ['shwo', 'show'],
    ['clsoe', 'close'],
    ['delte', 'delete'],
    ['hlep', 'help'],
    ['xyz', undefined],
    ['', undefined],
  ])('%j', (word, expected) => {
    expect(nearest(word, names)).toBe(expected);
  });

  it('is measured by a distance that is one: zero only for the same, the same both ways, never over the length', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (one, other) => {
        const slips = distance(one, other);
        expect(slips === 0).toBe(one === other);
        expect(slips).toBe(distance(other, one));
        expect(slips).toBeLessThanOrEqual(Math.max(one.length, other.length));
        expect(slips).toBeGreaterThanOrEqual(Math.abs(one.length - other.length));
      }),
    );
    expect(distance('ab', 'ba')).toBe(1);
    expect(distance('abc', 'ca')).toBe(3);
  });
});

describe('the words that a person saw', () => {
  it.each([
    ['a &amp; b &lt;c&gt;', 'a & b <c>'],
    ['<@U1|bob> and <@U2>', '@bob and @somebody'],
    ['<#C1|general> and <#C2>', '#general and #a-channel'],
    ['<https://a.example/x|a.example/x>', 'https://a.example/x'],
    ['<https://a.example|the page>', 'the page (https://a.example)'],
    ['<mailto:a@b.example|a@b.example>', 'a@b.example'],
    ['<!here> <!subteam^S1|@team> <!date^1^{date}|today>', '@here @team today'],
    ['&amp;lt;', '&lt;'],
  ])('%j', (typed, expected) => {
    expect(plainText(typed)).toBe(expected);
  });
});

describe('metadata', () => {
  it('comes back as it was, and fits', () => {
    const words = Array.from({ length: 10 }, () => '\\'.repeat(60));
    const encoded = encodeMetadata('list', { scope: 'mine', words, page: 3 });
    expect(encoded.length).toBeLessThan(2000);
    expect(decodeMetadata('list', encoded)).toEqual({ scope: 'mine', words, page: 3 });
  });

  it('takes nothing else, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(decodeMetadata('act', text)).toBeUndefined();
      }),
    );
    expect(decodeMetadata('act', undefined)).toBeUndefined();
    expect(decodeMetadata('reply', encodeMetadata('links', { page: 1 }))).toBeUndefined();
  });
});
