import { at, list, text } from '../payload.ts';
import { trimmed, type Piece, isMention, dateWords, linkWords, emojiNamed, emojiOf, withSkin } from './typed.ts';

/**
 * Reads a `rich_text` block (docs.slack.dev, "Rich text block"), which every typed message has. Mentions, links, and emoji are
 * explicit there, and texts aren't escaped. Lists, quotes, and code look as a person saw them.
 */
export function readRichText(block: unknown): Piece[] {
  return lines(list(block, 'elements').map(readElement));
}

function readElement(element: unknown): Piece[] {
  const inline = () => list(element, 'elements').flatMap(readInline);
  switch (text(element, 'type')) {
    case 'rich_text_list':
      return readList(element);
    case 'rich_text_quote':
      return prefixed(trimmed(inline()), '> ');
    default:
      return inline();
  }
}

/** Slack represents nesting as consecutive lists with a depth each; `offset` continues the numbers of an earlier list. */
function readList(element: unknown): Piece[] {
  const depth = Math.min(whole(element, 'indent'), 9);
  const offset = whole(element, 'offset');
  const indent = '   '.repeat(depth);
  const items = list(element, 'elements').map((item, place) => {
    const mark = text(element, 'style') === 'ordered' ? `${numeral(offset + place + 1, depth)}.` : '-';
    return prefixed(trimmed(readElement(item)), `${indent}${mark} `, `${indent}${' '.repeat(mark.length + 1)}`);
  });
  const all = lines(items);
  return whole(element, 'border') > 0 ? prefixed(all, '> ') : all;
}

/** Numbers as Slack draws them: 1, then a, then i by depth, and then again from the start. */
function numeral(number: number, depth: number): string {
  if (depth % 3 === 1) return letters(number);
  return depth % 3 === 2 ? roman(number) : String(number);
}

function letters(number: number): string {
  let left = number;
  let written = '';
  while (left > 0) {
    written = String.fromCharCode(97 + ((left - 1) % 26)) + written;
    left = Math.floor((left - 1) / 26);
  }
  return written;
}

const romans = [
  ...([
    ['m', 1000],
    ['cm', 900],
    ['d', 500],
    ['cd', 400],
    ['c', 100],
    ['xc', 90],
  ] as const),
  ...([
    ['l', 50],
    ['xl', 40],
    ['x', 10],
    ['ix', 9],
    ['v', 5],
    ['iv', 4],
    ['i', 1],
  ] as const),
];

function roman(number: number): string {
  let left = Math.min(number, 3999);
  return romans
    .map(([sign, value]) => {
      const times = Math.floor(left / value);
      left -= times * value;
      return sign.repeat(times);
    })
    .join('');
}

function readInline(element: unknown): Piece {
  const words = text(element, 'text') ?? '';
  switch (text(element, 'type')) {
    case 'user':
      return mention('user', text(element, 'user_id'));
    case 'usergroup':
      return mention('group', text(element, 'usergroup_id'));
    case 'channel':
      return mention('channel', text(element, 'channel_id'));
    case 'emoji':
      return readEmoji(element);
    case 'link':
      return readLink(text(element, 'url'), words);
    case 'broadcast':
      return `@${text(element, 'range') ?? 'channel'}`;
    case 'team':
      return '@team';
    case 'date':
      return text(element, 'fallback') ?? dateWords(Number(at(element, 'timestamp'))) ?? '';
    case 'color':
      return text(element, 'value') ?? '';
    default:
      return words;
  }
}

function readLink(url: string | undefined, words: string): string {
  return url === undefined ? words : linkWords(url, words);
}

function mention(kind: 'user' | 'group' | 'channel', id: string | undefined): Piece {
  return id === undefined ? '' : { kind, id };
}

function readEmoji(element: unknown): string {
  const name = text(element, 'name') ?? '';
  const points = text(element, 'unicode');
  const tone = Number(at(element, 'skin_tone'));
  const character = (points === undefined ? undefined : emojiOf(points)) ?? emojiNamed(name);
  if (character === undefined) return `:${name}:`;
  // If Slack provides the code points, they include the skin tone.
  return points === undefined && Number.isInteger(tone) ? withSkin(character, tone) : character;
}

function whole(element: unknown, key: string): number {
  const found = at(element, key);
  return typeof found === 'number' && Number.isInteger(found) && found > 0 ? Math.min(found, 100_000) : 0;
}

/** Joins parts so that each starts on a new line; empty parts are left out. */
export function lines(parts: readonly (readonly Piece[])[], between = '\n'): Piece[] {
  const joined: Piece[] = [];
  for (const part of parts) {
    if (part.every((piece) => piece === '')) continue;
    if (joined.length > 0) joined.push(endsLine(joined) ? between.slice(1) : between);
    joined.push(...part);
  }
  return joined;
}

function endsLine(pieces: readonly Piece[]): boolean {
  const last = pieces.findLast((piece) => piece !== '');
  return typeof last === 'string' && last.endsWith('\n');
}

/** Puts a prefix before the first line, and another one before each further line. */
export function prefixed(pieces: readonly Piece[], first: string, others = first): Piece[] {
  return [first, ...pieces.map((piece) => (isMention(piece) ? piece : piece.replaceAll('\n', `\n${others}`)))];
}
