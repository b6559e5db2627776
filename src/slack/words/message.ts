import { at, list, text } from '../payload.ts';
import { lines, prefixed, readRichText } from './rich-text.ts';
import { trimmed, type Piece, readTyped, withEmoji } from './typed.ts';

/** A forwarded message may hold a forwarded message, though not without end. */
const deepest = 3;

/**
 * What a message says, as a person saw it: its blocks, which every typed message has, else its text; then what it forwards,
 * and what an app attached to it. Previews of links are nobody's words.
 */
export function readMessage(message: unknown): Piece[] {
  return readDeep(message, 0);
}

function readDeep(message: unknown, depth: number): Piece[] {
  const blocks = trimmed(readBlocks(at(message, 'blocks')));
  const own = blocks.some((piece) => piece !== '') ? blocks : readMarked(text(message, 'text') ?? '');
  const attached = depth < deepest ? list(message, 'attachments').filter((one) => !isPreview(one)) : [];
  return trimmed(lines([own, ...attached.map((one) => readAttachment(one, depth))], '\n\n'));
}

/** What Slack or an app shows of a link that a message has (docs.slack.dev, "Unfurling links in messages"). */
function isPreview(attachment: unknown): boolean {
  if (isForwarded(attachment)) return false;
  const addresses = ['from_url', 'original_url', 'app_unfurl_url'];
  return at(attachment, 'is_msg_unfurl') === true || addresses.some((key) => text(attachment, key) !== undefined);
}

/** A message that somebody forwarded with this one. */
export function isForwarded(attachment: unknown): boolean {
  return at(attachment, 'is_share') === true;
}

function readAttachment(attachment: unknown, depth: number): Piece[] {
  if (!isForwarded(attachment)) return readAlert(attachment);
  const shown = list(attachment, 'message_blocks').map((one) => readBlocks(at(one, 'message', 'blocks')));
  const words = lines(shown, '\n\n');
  const own = words.some((piece) => piece !== '') ? words : readAlert(attachment);
  const nested = readDeep({ attachments: at(attachment, 'attachments') }, depth + 1);
  const author = text(attachment, 'author_name') ?? text(attachment, 'author_subname');
  const body = prefixed(trimmed(lines([own, nested], '\n\n')), '> ');
  return author === undefined ? body : [`${author}:\n`, ...body];
}

/** An attachment of an app, as those of alerts are (docs.slack.dev, "Legacy: secondary attachments"). */
function readAlert(attachment: unknown): Piece[] {
  const fields = list(attachment, 'fields').map((field) => {
    const [title, value] = [text(field, 'title'), text(field, 'value') ?? ''];
    return title === undefined ? readMarked(value) : [`${title}: `, ...readMarked(value)];
  });
  const parts = [
    ...['pretext', 'title', 'text'].map((key) => readMarked(text(attachment, key) ?? '')),
    readBlocks(at(attachment, 'blocks')),
    ...fields,
  ];
  const words = lines(parts.map(trimmed));
  return words.length > 0 ? words : readMarked(text(attachment, 'fallback') ?? '');
}

/** Blocks may hold blocks (a table its cells, a container its children), though not without end. */
const deepestBlocks = 4;

/** The words of a message's blocks; those of buttons and menus are no part of what it says. */
function readBlocks(blocks: unknown, depth = 0): Piece[] {
  if (depth > deepestBlocks) return [];
  return lines(
    list(blocks).map((block) => readBlock(block, depth)),
    '\n\n',
  );
}

function readBlock(block: unknown, depth: number): Piece[] {
  switch (text(block, 'type')) {
    case 'rich_text':
      return readRichText(block);
    case 'section':
      return lines([readText(at(block, 'text')), ...list(block, 'fields').map(readText)]);
    case 'header':
    case 'markdown':
      return readText(at(block, 'text'));
    case 'context':
      return list(block, 'elements').flatMap((element, place) => [place === 0 ? '' : ' ', ...readText(element)]);
    case 'image':
      return [text(block, 'title', 'text') ?? text(block, 'alt_text') ?? ''];
    case 'table':
    case 'data_table':
      return lines(list(block, 'rows').map((row) => readRow(row, depth)));
    case 'actions':
    case 'input':
      return [];
    default:
      return lines([
        readText(at(block, 'title')),
        readText(at(block, 'text')),
        readText(at(block, 'body')),
        readText(at(block, 'description')),
        readBlocks(at(block, 'blocks') ?? at(block, 'children') ?? at(block, 'elements'), depth + 1),
      ]);
  }
}

function readRow(row: unknown, depth: number): Piece[] {
  const cells = list(row).map((cell) =>
    text(cell, 'type') === 'rich_text' ? readBlocks([cell], depth + 1) : [text(cell, 'text') ?? ''],
  );
  return cells.flatMap((cell, place) => [place === 0 ? '' : ' | ', ...cell]);
}

/** A text object, a bare text, or an image among texts. */
function readText(object: unknown): Piece[] {
  if (typeof object === 'string') return [object];
  const words = text(object, 'text') ?? text(object, 'alt_text') ?? '';
  if (text(object, 'type') === 'mrkdwn') return readMarked(words);
  return [at(object, 'emoji') === false ? words : withEmoji(words)];
}

/** A text with Slack's formatting: the words without its marks. */
function readMarked(words: string): Piece[] {
  return readTyped(withoutMarks(words));
}

/** What marks mean nothing in: a token of Slack's, and code on one line. */
const opaque = /<[^<>]*>|`[^`]+`/g;

/** A bullet as Slack's clients write lists into the text of a message. */
const bullet = /^([^\S\n\r\u2028\u2029]*)[•◦▪]\ufe0e?[^\S\n]+/gm;

/**
 * Takes Slack's formatting out of the text of a message: bold, italic, strike, code and lists as a person saw them
 * (docs.slack.dev, "Formatting message text"). A mark counts between blanks or punctuation and the words, and ends on its line;
 * what stands in code, or in a token, stays as it is.
 */
export function withoutMarks(text: string): string {
  const parts = text.split('```');
  return parts
    .map((part, at) => {
      const isLast = at === parts.length - 1;
      if (at % 2 === 1 && !isLast) return part.replace(/^\n|\n$/g, '');
      const plain = part.replace(bullet, '$1- ').split('\n').map(lineWithout).join('\n');
      return at % 2 === 1 ? `\`\`\`${plain}` : plain;
    })
    .join('');
}

function lineWithout(line: string): string {
  if (!/[*_~`]/.test(line)) return line;
  // One for each character: 1 where marks mean nothing, 2 where one is left out.
  const cells = new Uint8Array(line.length);
  for (const { 0: found, index } of line.matchAll(opaque)) {
    const last = index + found.length - 1;
    cells.fill(1, index, last + 1);
    if (found.startsWith('`')) cells[index] = cells[last] = 2;
  }
  const open = new Map<string, number>();
  for (let at = 0; at < line.length; at += 1) {
    const mark = line.charAt(at);
    if ((mark !== '*' && mark !== '_' && mark !== '~') || cells[at] !== 0) continue;
    const start = open.get(mark);
    if (start !== undefined && at > start + 1 && !isBlank(line, at - 1) && !isWord(line, at + 1)) {
      cells[start] = cells[at] = 2;
      open.delete(mark);
    } else if (line.charAt(at + 1) !== mark && !isBlank(line, at + 1) && !isWord(line, at - 1)) {
      open.set(mark, at);
    }
  }
  return without(line, cells);
}

function without(line: string, cells: Uint8Array): string {
  let kept = '';
  let from = 0;
  for (let at = cells.indexOf(2); at >= 0; at = cells.indexOf(2, from)) {
    kept += line.slice(from, at);
    from = at + 1;
  }
  return kept + line.slice(from);
}

function isWord(line: string, at: number): boolean {
  const character = line.charAt(at);
  if (character < '\x80') return /[A-Za-z0-9]/.test(character);
  return /[\p{L}\p{N}]/u.test(character);
}

/** Also the ends of the line. */
function isBlank(line: string, at: number): boolean {
  const character = line.charAt(at);
  return character === '' || character === ' ' || /\s/.test(character);
}
