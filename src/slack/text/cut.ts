import { graphemeEnd } from '../../tickets/words/graphemes.ts';
import { inlineWeight, leafWeight, textOf, weightOf, type Document, type Inline, type Piece } from './document.ts';

/**
 * The beginning of a document of at most `maxLength` UTF-16 units (`weightOf`), and the rest. It ends at a line end or blank where
 * one is in the last third, and never inside a character or an address.
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

/** The rest of an item has no mark of its own. */
function goingOn(piece: Piece, inline: readonly Inline[], begun: boolean): Piece {
  if (!begun || piece.kind !== 'item') return { ...piece, inline };
  return { kind: piece.quoted ? 'quote' : 'text', inline };
}

/** The same for what stands in lines. @param maxLength of all; the place to end is looked for in its last third */
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
    // A link goes to the next part, and is divided only where it begins one.
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

/** Where to end: after a line end or blank that is not too far back, else after a whole character. */
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

/** A document in parts of at most `limit` units, an address aside; joined, they are all of it. */
export function parts(document: Document, limit: number): readonly Document[] {
  const all: Document[] = [];
  for (let rest = document; rest.length > 0;) {
    // A single mention stays whole.
    const least = inlineWeight(rest[0]?.inline.slice(0, 1) ?? []);
    const [head, tail] = divide(rest, limit);
    const [part, after] = head.length > 0 ? [head, tail] : divide(rest, least);
    all.push(part);
    rest = after;
  }
  return all;
}

/** A document of at most `limit` units, with an ellipsis where it goes on. */
export function shortenDocument(document: Document, limit: number): Document {
  if (weightOf(document) <= limit) return document;
  const [head] = divide(document, limit - 1);
  const last = head.at(-1) ?? ({ kind: 'text', inline: [] } as const);
  return [...head.slice(0, -1), { ...last, inline: withEllipsis(last.inline) }];
}

/** Words in a line with at most `limit` units, with an ellipsis where they go on. */
export function shortenInline(inline: readonly Inline[], limit: number): readonly Inline[] {
  if (inlineWeight(inline) <= limit) return inline;
  return withEllipsis(divideInline(inline, limit - 1)[0]);
}

function withEllipsis(inline: readonly Inline[]): readonly Inline[] {
  const last = inline.at(-1);
  if (last?.type !== 'text') return [...inline, { type: 'text', text: '…' }];
  return [...inline.slice(0, -1), { ...last, text: `${last.text.trimEnd()}…` }];
}

/** The beginning of a text, at most `limit` UTF-16 units of it, which ends at a whole character as people see them. */
export function beginning(text: string, limit: number): string {
  return text.slice(0, graphemeEnd(text, limit));
}

/** Cuts to at most `limit` UTF-16 units, as Slack counts them, at a whole character, and says so with an ellipsis. */
export function cut(text: string, limit: number): string {
  return text.length <= limit ? text : `${beginning(text, limit - 1)}…`;
}

/** A time in the reader's own zone and format, drawn by Slack; `fallback` is what clients without support show. */
export function dateToken(at: number, fallback: string, format = '{date_short_pretty} {time}'): string {
  return `<!date^${Math.floor(at / 1000)}^${format}|${fallback}>`;
}

/**
 * Characters that must not reach a screen out of a foreign text: control characters (line breaks and tabs may), lone
 * surrogates and noncharacters (not text at all), and characters that draw nothing or turn the order of what follows them.
 * Joiners (U+200C, U+200D) stay: emoji and several scripts need them.
 */
const unwanted = /[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff]/gu;

/** Makes a foreign text safe to look at; what it says is not changed. */
export function clean(text: string): string {
  return text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(unwanted, (found) => {
    if (found === '\n' || found === '\t') return found;
    return /\p{Cs}/u.test(found) ? '\ufffd' : '';
  });
}

/** The same as one line, for titles, names and buttons. */
export function oneLine(text: string): string {
  return clean(text).replace(/\s+/g, ' ').trim();
}

/** Bytes as a person reads them. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const units = ['kB', 'MB', 'GB'];
  let size = bytes / 1024;
  let unit = 0;
  for (; size >= 1024 && unit < units.length - 1; unit += 1) size /= 1024;
  return `${size < 10 ? Math.round(size * 10) / 10 : Math.round(size)} ${units[unit] ?? ''}`;
}
