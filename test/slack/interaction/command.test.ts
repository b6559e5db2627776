import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { distance, nearest } from '../../../src/slack/commands.ts';
import { commandTargetOf, parseLine, searchWords } from '../../../src/slack/interaction/command.ts';
import { decodeMetadata, encodeMetadata } from '../../../src/slack/interaction/metadata.ts';

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
    ['*show* 123', 'show', '123'],
    ['`show` 123', 'show', '123'],
    ['\u200eshow: 123', 'show', '123'],
    ['help?', 'help', ''],
    ['?', '?', ''],
    ['--help', '--help', ''],
  ])('%j', (line, name, rest) => {
    expect(parseLine(line)).toEqual({ name, rest });
  });

  it('keeps quoted words together', () => {
    expect(searchWords('a "b c" “d e” 「f g」 h"i')).toEqual(['a', 'b c', 'd e', 'f g', 'h', 'i']);
    for (const quoted of ['„a b“', '‘a b’', "'a b'", '«a b»', '„a b”', '“a b"', '『a b』', '‚a b‘']) {
      expect(searchWords(`x ${quoted} y`)).toEqual(['x', 'a b', 'y']);
    }
    expect(searchWords("doesn't doesn’t 'twas rock'n'roll")).toEqual(["doesn't", 'doesn’t', "'twas", "rock'n'roll"]);
  });
});

describe('the ticket that a line is about', () => {
  it('is the first word, where the place is not linked', () => {
    expect(commandTargetOf('some words', undefined)).toEqual({ kind: 'ticket', id: 'some', text: 'words' });
    expect(commandTargetOf('#123:  two words', undefined)).toEqual({ kind: 'ticket', id: '123', text: 'two words' });
    expect(commandTargetOf(' \u3000', undefined)).toEqual({ kind: 'none', text: '' });
    expect(commandTargetOf('../admin', undefined)).toEqual({ kind: 'bad' });
    expect(commandTargetOf('12345678/2 now', undefined)).toEqual({ kind: 'bad' });
  });

  it.each([
    ['123456 hello', '123456', 'hello'],
    ['AB12345 hello', 'AB12345', 'hello'],
    ['#77 hello', '77', 'hello'],
    ['LINKED1 hello', 'LINKED1', 'hello'],
    ['ticket LINKED1: hello', 'LINKED1', 'hello'],
    ['0b9f3c1e-7d52-4a11-9f1e-2c5d1a7b9e10 hi', '0b9f3c1e-7d52-4a11-9f1e-2c5d1a7b9e10', 'hi'],
    ['https://console.example/ticket/#/detail/87654321 please look', '87654321', 'please look'],
    ['*87654321* hello', '87654321', 'hello'],
    ['[87654321] hello', '87654321', 'hello'],
    ['(87654321) hello', '87654321', 'hello'],
    ['\u200e87654321 hello', '87654321', 'hello'],
    ['№87654321 hello', '87654321', 'hello'],
    ['87654321，已经重启', '87654321', '已经重启'],
    ['ticket 87654321 hello', '87654321', 'hello'],
  ])('is named in a linked place: %j', (line, id, text) => {
    expect(commandTargetOf(line, 'LINKED1')).toEqual({ kind: 'ticket', id, text });
  });

  it.each([
    'some words',
    '503 again',
    'WARNING disk full',
    'ticket 500 is what we see',
    'no 123 errors',
    '2026-11-28 it began',
    'CVE-2026-1234 affects us',
    'https://graphs.example/d/disk shows it',
    '10.0.0.1 is down',
    'I said 87654321',
    '#general is noisy',
  ])('is that of a linked place, for a text: %j', (line) => {
    expect(commandTargetOf(line, 'LINKED1')).toEqual({ kind: 'none', text: line });
  });

  it.each([
    'id:87654321 hello',
    'case 87654321 hello',
    '87654321/2 hello',
    '+87654321 hello',
    '20261128 it began',
    'https://graphs.example/d/87654321 shows it',
  ])('is asked for, in a linked place: %j', (line) => {
    expect(commandTargetOf(line, 'LINKED1')).toMatchObject({ kind: 'unclear' });
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
