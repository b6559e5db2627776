import { at, list, text } from '../payload.ts';
import { lines, prefixed, readRichText } from './rich-text.ts';
import { trimmed, type Piece, readTyped, withEmoji } from './typed.ts';

/** Maximum depth of forwarded messages inside forwarded messages. */
const deepest = 3;

/**
 * The text of a message as a person saw it: its blocks, which every typed message has, or else its text; then forwarded messages
 * and attachments of apps. Link previews are left out, since nobody wrote them.
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

/**
 * Whether an attachment is the preview of a link in the message, by Slack or an app (docs.slack.dev, "Unfurling links in
 * messages").
 */
function isPreview(attachment: unknown): boolean {
  if (isForwarded(attachment)) return false;
  const addresses = ['from_url', 'original_url', 'app_unfurl_url'];
  return at(attachment, 'is_msg_unfurl') === true || addresses.some((key) => text(attachment, key) !== undefined);
}

/** Whether an attachment is a forwarded message. */
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

/** An app's attachment, such as an alert (docs.slack.dev, "Legacy: secondary attachments"). */
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

/** Maximum depth of blocks inside blocks (cells of a table, children of a container). */
const deepestBlocks = 4;

/** The text of a message's blocks, without buttons and menus. */
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

/** A text object, a string, or an image next to texts. */
function readText(object: unknown): Piece[] {
  if (typeof object === 'string') return [object];
  const words = text(object, 'text') ?? text(object, 'alt_text') ?? '';
  if (text(object, 'type') === 'mrkdwn') return readMarked(words);
  return [at(object, 'emoji') === false ? words : withEmoji(words)];
}

/** A text with Slack's formatting, without its style marks. */
function readMarked(words: string): Piece[] {
  return readTyped(withoutMarks(words));
}

/** Where style marks have no effect: in Slack's tokens, and in code on one line. */
const opaque = /<[^<>]*>|`[^`]+`/g;

/** A bullet of a list in a message's text, as Slack's clients write it. */
const bullet = /^([^\S\n\r\u2028\u2029]*)[•◦▪]\ufe0e?[^\S\n]+/gm;

/**
 * Removes Slack's formatting from a message's text, so that bold, italic, strikethrough, code, and lists look as a person saw
 * them (docs.slack.dev, "Formatting message text"). A mark counts if it is between white space or punctuation and text, and is
 * closed on the same line. Code and tokens stay as they are.
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
  // One entry per character: 1 if marks have no effect there, 2 if the character is removed.
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

/** Also true before the beginning and after the end of the line. */
function isBlank(line: string, at: number): boolean {
  const character = line.charAt(at);
  return character === '' || character === ' ' || /\s/.test(character);
}
