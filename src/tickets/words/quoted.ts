/** The closing quotes for each opening quote, for every keyboard. German closes with what English opens with. */
const pairs: Readonly<Record<string, string>> = {
  '"': '"',
  '＂': '＂',
  '“': '”"',
  '”': '”',
  '„': '“”"',
  '‟': '”',
  '«': '»',
  '»': '«',
  '‹': '›',
  '「': '」',
  '『': '』',
  "'": "'",
  '‘': '’',
  '‚': '‘’',
};

/** These occur inside words, too (`doesn’t`), so they count only at the beginning and end of words. */
const apostrophes = new Set(["'", '‘', '’', '‚']);

const blank = /[\s\u200b\u2060]/u;

const anyQuote = new RegExp(`[${Object.keys(pairs).join('')}]`, 'u');

/** A piece of a line: a word, or several words in quotes. */
export interface Part {
  /** The text before a colon, if names are parsed. */
  readonly name?: string | undefined;
  readonly value: string;
  readonly isQuoted: boolean;
}

/**
 * Splits a line into words; quoted text stays together. An unclosed quote extends to the end.
 * @param named whether `name:word` is a word with a name
 */
export function partsOf(line: string, { named }: { readonly named: boolean }): readonly Part[] {
  const parts: Part[] = [];
  const unclosed = new Set<string>();
  let at = 0;
  while (at < line.length) {
    if (blank.test(line.charAt(at))) {
      at += 1;
      continue;
    }
    const name = named ? nameAt(line, at) : undefined;
    if (name !== undefined) at += name.length + 1;
    const { value, end, isQuoted } = quotedAt(line, at, unclosed) ?? bareAt(line, at);
    parts.push({ value, isQuoted, ...(name !== undefined && { name }) });
    at = end;
  }
  return parts;
}

function nameAt(line: string, at: number): string | undefined {
  const pattern = /(\p{L}{1,40})[:：]/uy;
  pattern.lastIndex = at;
  return pattern.exec(line)?.[1];
}

/** @param unclosed apostrophes that are not closed from here on, each looked up once */
function quotedAt(
  line: string,
  at: number,
  unclosed: Set<string>,
): (Omit<Part, 'name'> & { readonly end: number }) | undefined {
  const opening = line.charAt(at);
  const closing = pairs[opening];
  if (closing === undefined || unclosed.has(opening)) return undefined;
  const isApostrophe = apostrophes.has(opening);
  for (let end = at + 1; end < line.length; end += 1) {
    if (!closing.includes(line.charAt(end))) continue;
    if (isApostrophe && isInWord(line, end)) continue;
    return { value: line.slice(at + 1, end), end: end + 1, isQuoted: true };
  }
  if (!isApostrophe) return { value: line.slice(at + 1), end: line.length, isQuoted: true };
  // An unclosed apostrophe is an apostrophe: 'twas.
  unclosed.add(opening);
  return undefined;
}

function isInWord(line: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(line.charAt(at + 1));
}

function bareAt(line: string, at: number): Omit<Part, 'name'> & { readonly end: number } {
  let end = at;
  while (end < line.length && !blank.test(line.charAt(end)) && !(end > at && isOpening(line.charAt(end)))) end += 1;
  return { value: line.slice(at, end), end, isQuoted: false };
}

function isOpening(character: string): boolean {
  return character in pairs && !apostrophes.has(character);
}

/** Quotes for output, most common first. */
const written = ['""', '«»', '「」', '『』', '‹›'];

/** Formats a word so that it can be typed again: in quotes if it contains blanks, quotes or a match of `special`. */
export function quote(word: string, special: RegExp): string {
  if (word !== '' && ![blank, anyQuote, special].some((marks) => marks.test(word))) return word;
  const free = written.find((pair) => !word.includes(pair.charAt(1))) ?? '""';
  return `${free.charAt(0)}${word}${free.charAt(1)}`;
}
