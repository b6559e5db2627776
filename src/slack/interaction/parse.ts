import { partsOf } from '../../tickets/words/quoted.ts';

/** What was typed after `/ticket`, or after the mention of the app. */
export interface Line {
  /** Lower case; empty where nothing was typed. */
  readonly name: string;
  /** All that follows the name, as typed, without white space at its ends. */
  readonly rest: string;
}

/** White space of every script, and what only looks like none. */
const blanks = /[\s\u200b\u2060]+/u;

/** Splits a command line into the subcommand and the rest. Width, case, extra blanks, quotes and punctuation do not matter. */
export function parseLine(line: string): Line {
  const [typed, rest] = firstWord(line);
  const word = typed.normalize('NFKC').toLowerCase();
  const name = word.replace(/^[^\p{L}\p{N}?-]+|(?<![^\p{L}\p{N}?-])[^\p{L}\p{N}?-]+$/gu, '');
  return { name: /^\?+$/.test(name) ? '?' : name.replace(/(?<!\?)\?+$/, ''), rest };
}

/** The first word and what follows it, both without white space at their ends. */
export function firstWord(line: string): readonly [string, string] {
  const text = trimBlanks(line);
  const gap = blanks.exec(text);
  if (gap === null) return [text, ''];
  return [text.slice(0, gap.index), text.slice(gap.index + gap[0].length)];
}

function trimBlanks(line: string): string {
  const isBlank = (at: number) => blanks.test(line.charAt(at));
  let [from, to] = [0, line.length];
  while (from < to && isBlank(from)) from += 1;
  while (to > from && isBlank(to - 1)) to -= 1;
  return line.slice(from, to);
}

/** Words for a search; what stands in quotes stays together. */
export function searchWords(rest: string): string[] {
  return partsOf(rest, { named: false })
    .map(({ value }) => value.trim())
    .filter((word) => word !== '');
}
