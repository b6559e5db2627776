import type { types } from '@slack/bolt';
import { withDestinations } from './destination.ts';
import { append, type Document, type Frame, type Inline, type Piece } from './document.ts';

/**
 * A document as a Block Kit `rich_text` block (docs.slack.dev, "Rich text block"). Slack reads no markup in its texts: no
 * mention, link, emoji code or quote can come alive. The document has something to read: Slack refuses an empty one.
 */
export function richText(document: Document): types.RichTextBlock {
  return { type: 'rich_text', elements: grouped(document).map(element) };
}

/** Items of one list, at one depth and with numbers that follow each other, are one element; others are by themselves. */
function grouped(document: Document): readonly (readonly [Piece, ...Piece[]])[] {
  const groups: [Piece, ...Piece[]][] = [];
  for (const piece of document) {
    const group = groups.at(-1);
    if (group !== undefined && goesOn(group.at(-1) ?? group[0], piece)) group.push(piece);
    else groups.push([piece]);
  }
  return groups;
}

function goesOn(last: Frame, next: Frame): boolean {
  if (last.kind !== 'item' || next.kind !== 'item') return false;
  if (last.depth !== next.depth || last.quoted !== next.quoted) return false;
  return last.number === undefined ? next.number === undefined : next.number === last.number + 1;
}

function element(pieces: readonly [Piece, ...Piece[]]): types.RichTextBlockElement {
  const [first] = pieces;
  switch (first.kind) {
    case 'text':
      return { type: 'rich_text_section', elements: leaves(first.inline) };
    case 'quote':
      return { type: 'rich_text_quote', elements: leaves(first.inline) };
    case 'code':
      return {
        type: 'rich_text_preformatted',
        elements: leaves(first.inline).filter((leaf) => leaf.type === 'text' || leaf.type === 'link'),
        ...(first.quoted && { border: 1 }),
      };
    case 'item':
      return {
        type: 'rich_text_list',
        style: first.number === undefined ? 'bullet' : 'ordered',
        elements: pieces.map(({ inline }) => ({ type: 'rich_text_section', elements: leaves(inline) })),
        ...(first.depth > 0 && { indent: first.depth }),
        // How many numbers are skipped.
        ...(first.number !== undefined && first.number > 1 && { offset: first.number - 1 }),
        ...(first.quoted && { border: 1 }),
      };
  }
}

function leaves(inline: readonly Inline[]): Inline[] {
  const made: Inline[] = [];
  for (const leaf of withDestinations(inline)) append(made, leaf);
  return made;
}
