import { describe, expect, it } from '@jest/globals';
import type { Found, Instruction, Said } from './instruction.ts';
import { add, isSound, judge, sound, type Verdict } from './judge.ts';

const done = (ticket?: string): Said => ({ kind: 'done', ticket });
const failed: Said = { kind: 'failed' };
const unclear: Said = { kind: 'unclear' };
const asked: Said = { kind: 'asked' };

/** An instruction whose last version is intended. */
function instruction(
  wordings: Readonly<Record<string, readonly Said[]>>,
  more: Partial<Instruction> = {},
): Instruction {
  const all = Object.entries(wordings).map(([words, said]) => ({ words, said }));
  return { name: 'one', wordings: all, meant: all.at(-1)?.words ?? 'a', kept: [], ...more };
}

/** `a1 b2`: text a in ticket 1, text b in ticket 2. */
function found(list: string): Found[] {
  return (list.match(/\w\d/g) ?? []).map(([words = '', ticket = '']) => ({ words, ticket }));
}

describe("the judge of people's instructions", () => {
  it.each<[string, Instruction, string, Partial<Verdict>]>([
    ['done once, and told so', instruction({ a: [done('1')] }), 'a1', {}],
    ['done once, and told so without a number', instruction({ a: [done()] }), 'a1', {}],
    ['done at the second try', instruction({ a: [failed, done('1')] }), 'a1', {}],
    ['unclear, and there', instruction({ a: [unclear] }), 'a1', {}],
    ['unclear, failed the next time, and there', instruction({ a: [unclear, failed] }), 'a1', {}],
    ['failed before the words were changed', instruction({ a: [failed], b: [done('2')] }), 'b2', {}],
    ['the words of others', instruction({ a: [done('1')] }), 'a1 x1 y2 y3', {}],

    ['told done, nowhere', instruction({ a: [done('1')] }), '', { lost: 1 }],
    ['told nothing, nowhere', instruction({ a: [] }), '', { lost: 1 }],
    ['told nothing about the new words, nowhere', instruction({ a: [failed], b: [] }), '', { lost: 1 }],
    ['told nothing about the new words, the old are there', instruction({ a: [unclear], b: [] }), 'a1', { lost: 1 }],
    ['told done although unclear before, nowhere', instruction({ a: [unclear, done('1')] }), '', { lost: 1 }],

    ['twice', instruction({ a: [done('1')] }), 'a1 a2', { duplicated: 1 }],
    ['three times in one ticket', instruction({ a: [done('1')] }), 'a1 a1 a1', { duplicated: 2 }],
    ['twice, as unclear as it was', instruction({ a: [unclear, unclear] }), 'a1 a2', { duplicated: 1 }],
    ['the old words and the new', instruction({ a: [unclear], b: [done('2')] }), 'a1 b2', { duplicated: 1 }],
    [
      'two of the old words',
      instruction({ a: [unclear], b: [unclear], c: [unclear] }),
      'a1 b2',
      { duplicated: 1, stuck: 1 },
    ],
    ['the old words twice, the new once', instruction({ a: [unclear], b: [done()] }), 'a1 a1 b2', { duplicated: 2 }],

    ['the old words, told done', instruction({ a: [unclear], b: [done('1')] }), 'a1', { falselyReported: 1 }],
    ['another ticket than the one named', instruction({ a: [done('9')] }), 'a1', { falselyReported: 1 }],
    ['failed, but there', instruction({ a: [failed] }), 'a1', { falselyReported: 1 }],
    [
      'the old words failed, but are there',
      instruction({ a: [failed], b: [unclear] }),
      'a1',
      { falselyReported: 1, stuck: 1 },
    ],
    [
      'failed, but there, and the new ones too',
      instruction({ a: [failed], b: [done('2')] }),
      'a1 b2',
      { falselyReported: 1, duplicated: 1 },
    ],

    ['there, and nobody said so', instruction({ a: [] }), 'a1', { unanswered: 1 }],
    ['the new words there, and nobody said so', instruction({ a: [failed], b: [] }), 'b1', { unanswered: 1 }],

    ['never done, as the person knows', instruction({ a: [failed, unclear] }), '', { stuck: 1 }],
    ['never more than a question', instruction({ a: [asked] }), '', { stuck: 1 }],
    ['no form ever opened', instruction({}), '', { stuck: 1 }],
  ])('finds %s', (_, given, list, verdict) => {
    expect(judge(given, found(list))).toEqual({ ...sound, ...verdict });
  });

  describe('if the person was informed of the earlier text, and chose', () => {
    const told = { a: [unclear, done('1')], b: [asked, done('2')] };

    it('accepts both if both are wanted', () => {
      expect(judge(instruction(told, { kept: ['a'] }), found('a1 b2'))).toEqual(sound);
    });

    it('finds an addition that was lost', () => {
      expect(judge(instruction(told, { kept: ['a'] }), found('a1'))).toEqual({ ...sound, lost: 1 });
    });

    it('accepts the earlier text alone', () => {
      const left = instruction({ a: [unclear, done('1')], b: [asked] }, { meant: 'a' });
      expect(judge(left, found('a1'))).toEqual(sound);
      expect(judge(left, found('a1 b2'))).toEqual({ ...sound, duplicated: 1 });
    });
  });

  it('finds each unanswered submission, even if a later one was answered', () => {
    const wordings = [
      { words: 'a', said: [failed], unanswered: 1 },
      { words: 'b', said: [done('1')], unanswered: 2 },
    ];
    const given = { name: 'one', wordings, meant: 'b', kept: [] };
    expect(judge(given, found('b1'))).toEqual({ ...sound, unanswered: 3 });
    const late = { name: 'one', wordings: [{ words: 'a', said: [failed], unanswered: 1 }], meant: 'a', kept: [] };
    expect(judge(late, found('a1'))).toEqual({ ...sound, unanswered: 1 });
    const silent = { name: 'one', wordings: [{ words: 'a', said: [], unanswered: 1 }], meant: 'a', kept: [] };
    expect(judge(silent, found('a1'))).toEqual({ ...sound, unanswered: 1 });
  });

  it('adds up', () => {
    const verdict = add({ ...sound, lost: 1, stuck: 2 }, { ...sound, lost: 1, duplicated: 3 });
    expect(verdict).toEqual({ ...sound, lost: 2, duplicated: 3, stuck: 2 });
    expect(isSound(verdict)).toBe(false);
    expect(isSound(sound)).toBe(true);
  });
});
