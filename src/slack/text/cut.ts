import { graphemeEnd } from '../../tickets/words/graphemes.ts';
import { inlineWeight, leafWeight, textOf, weightOf, type Document, type Inline, type Piece } from './document.ts';

/**
 * Splits a document after at most `maxLength` UTF-16 units (`weightOf`). The split is after a line break or space if there is one
 * in the last third, and never inside a character or URL.
 * @returns the beginning and the rest
 */
export function divide(document: Document, maxLength: number): readonly [Document, Document] {
  let left = maxLength;
  for (const [place, piece] of document.entries()) {
    const length = inlineWeight(piece.inline);
    if (length <= left) {
      left -= length;
      continue;
    }
    const [head, tail] = divideInline(piece.inline, left, maxLength);
    const before = document.slice(0, place);
    return [
      head.length === 0 ? before : [...before, { ...piece, inline: head }],
      [...(tail.length === 0 ? [] : [goingOn(piece, tail, head.length > 0)]), ...document.slice(place + 1)],
    ];
  }
  return [document, []];
}

/** The rest of a list item has no bullet or number. */
function goingOn(piece: Piece, inline: readonly Inline[], begun: boolean): Piece {
  if (!begun || piece.kind !== 'item') return { ...piece, inline };
  return { kind: piece.quoted ? 'quote' : 'text', inline };
}

/**
 * Splits the leaves of one piece like `divide`. @param maxLength limit of the whole part; a line break or space is looked for in
 * its last third
 */
function divideInline(
  inline: readonly Inline[],
  left: number,
  maxLength = left,
): readonly [readonly Inline[], readonly Inline[]] {
  let used = 0;
  for (const [place, leaf] of inline.entries()) {
    const weight = leafWeight(leaf);
    if (used + weight <= left) {
      used += weight;
      continue;
    }
    const text = textOf(leaf);
    // A link moves to the next part. It is split only if it is longer than a whole part.
    const divides = leaf.type === 'text' || (leaf.type === 'link' && used === 0 && left === maxLength);
    const end = divides ? endOf(text, left - used, maxLength) : 0;
    const before = inline.slice(0, place);
    const after = inline.slice(place + 1);
    if (end === 0) return [before, [leaf, ...after]];
    if (end === text.length) return [[...before, leaf], after];
    return [
      [...before, { ...leaf, text: text.slice(0, end) } as Inline],
      [{ ...leaf, text: text.slice(end) } as Inline, ...after],
    ];
  }
  return [inline, []];
}

/** The position of the split: after a line break or space in the last third, or else after a whole character. */
function endOf(text: string, limit: number, maxLength: number): number {
  const whole = graphemeEnd(text, limit);
  if (whole === 0) return 0;
  const least = limit - Math.floor(maxLength / 3);
  for (const gap of ['\n', ' ']) {
    const at = text.lastIndexOf(gap, whole - 1);
    if (at >= 0 && at >= least) return at + 1;
  }
  return whole;
}

/**
 * Splits a document into parts of at most `limit` units each, unless a single URL is longer. Joined, the parts are the whole
 * document.
 */
export function parts(document: Document, limit: number): readonly Document[] {
  const all: Document[] = [];
  for (let rest = document; rest.length > 0;) {
    // A single mention isn't split.
    const least = inlineWeight(rest[0]?.inline.slice(0, 1) ?? []);
    const [head, tail] = divide(rest, limit);
    const [part, after] = head.length > 0 ? [head, tail] : divide(rest, least);
    all.push(part);
    rest = after;
  }
  return all;
}

/** Shortens a document to at most `limit` units, with an ellipsis if anything is cut. */
export function shortenDocument(document: Document, limit: number): Document {
  if (weightOf(document) <= limit) return document;
  const [head] = divide(document, limit - 1);
  const last = head.at(-1) ?? ({ kind: 'text', inline: [] } as const);
  return [...head.slice(0, -1), { ...last, inline: withEllipsis(last.inline) }];
}

/** Shortens the leaves of one piece to at most `limit` units, with an ellipsis if anything is cut. */
export function shortenInline(inline: readonly Inline[], limit: number): readonly Inline[] {
  if (inlineWeight(inline) <= limit) return inline;
  return withEllipsis(divideInline(inline, limit - 1)[0]);
}

function withEllipsis(inline: readonly Inline[]): readonly Inline[] {
  const last = inline.at(-1);
  if (last?.type !== 'text') return [...inline, { type: 'text', text: '…' }];
  return [...inline.slice(0, -1), { ...last, text: `${last.text.trimEnd()}…` }];
}

/** The beginning of a text: at most `limit` UTF-16 units, without splitting a grapheme. */
export function beginning(text: string, limit: number): string {
  return text.slice(0, graphemeEnd(text, limit));
}

/**
 * Cuts a text to at most `limit` UTF-16 units, which is how Slack counts, without splitting a grapheme. Adds an ellipsis if
 * anything is cut.
 */
export function cut(text: string, limit: number): string {
  return text.length <= limit ? text : `${beginning(text, limit - 1)}…`;
}

/**
 * A time that Slack shows in the reader's time zone and format.
 * @param at epoch milliseconds
 * @param fallback text for clients that don't support dates
 */
export function dateToken(at: number, fallback: string, format = '{date_short_pretty} {time}'): string {
  return `<!date^${Math.floor(at / 1000)}^${format}|${fallback}>`;
}

/**
 * Characters of foreign text that must not be shown: control characters (except line breaks and tabs), lone surrogates and
 * noncharacters (not text), invisible characters, and characters that change the direction of the text after them. Joiners
 * (U+200C, U+200D) stay, because emoji and several scripts need them.
 */
const unwanted = /[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff]/gu;

/** Removes unwanted characters from foreign text; lone surrogates become U+FFFD, and all line breaks become `\n`. */
export function clean(text: string): string {
  return text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(unwanted, (found) => {
    if (found === '\n' || found === '\t') return found;
    return /\p{Cs}/u.test(found) ? '\ufffd' : '';
  });
}

/** Like `clean`, on one line, for titles, names, and buttons. */
export function oneLine(text: string): string {
  return clean(text).replace(/\s+/g, ' ').trim();
}

/** A number of bytes for people, such as `1.5 MB`. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const units = ['kB', 'MB', 'GB'];
  let size = bytes / 1024;
  let unit = 0;
  for (; size >= 1024 && unit < units.length - 1; unit += 1) size /= 1024;
  return `${size < 10 ? Math.round(size * 10) / 10 : Math.round(size)} ${units[unit] ?? ''}`;
}
