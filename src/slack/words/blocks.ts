import { list, at, text } from '../payload.ts';
import { withEmoji } from './emoji.ts';
import { withoutMarks } from './marks.ts';
import { lines, type Piece } from './pieces.ts';
import { readRichText } from './rich-text.ts';
import { readTyped } from './tokens.ts';

/** Blocks may hold blocks (a table its cells, a container its children), though not without end. */
const deepest = 4;

/** The words of a message's blocks; those of buttons and menus are no part of what it says. */
export function readBlocks(blocks: unknown, depth = 0): Piece[] {
  if (depth > deepest) return [];
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
export function readMarked(words: string): Piece[] {
  return readTyped(withoutMarks(words));
}
