/** What was typed after `/ticket`, or after the mention of the app. */
export interface Line {
  /** Lower case; empty where nothing was typed. */
  readonly name: string;
  /** All that follows the name, as typed, without white space at its ends. */
  readonly rest: string;
}

/** White space of every script, and what only looks like none. */
const blanks = /[\s\u200b\u2060\ufeff]+/u;

/** Splits a command line into the subcommand and the rest. Width, case and extra blanks do not matter. */
export function parseLine(line: string): Line {
  const [typed, rest] = firstWord(line);
  const name = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^[/!"'“”‘’]+|["'“”‘’:,.!?]+$/gu, '');
  return { name, rest };
}

/** The first word and what follows it, both without white space at their ends. */
export function firstWord(line: string): readonly [string, string] {
  const text = line.replace(new RegExp(`^${blanks.source}|${blanks.source}$`, 'gu'), '');
  const gap = blanks.exec(text);
  if (gap === null) return [text, ''];
  return [text.slice(0, gap.index), text.slice(gap.index + gap[0].length)];
}

/** Words for a search; what stands in quotes stays together. */
export function searchWords(rest: string): string[] {
  const words = rest.matchAll(/"([^"]*)"|“([^”]*)”|「([^」]*)」|([^\s\u200b\u2060\ufeff"“「]+)/gu);
  return [...words]
    .map(([, straight, curly, corner, bare]) => (straight ?? curly ?? corner ?? bare ?? '').trim())
    .filter((word) => word !== '');
}
