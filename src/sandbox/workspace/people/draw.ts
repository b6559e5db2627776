import type { TextObject } from '../blocks/text.ts';
import type { Element } from '../blocks/elements/index.ts';
import type { Block } from '../blocks/layout/index.ts';
import type { State } from '../state/state.ts';
import { drawRichText } from './draw-rich-text.ts';
import { toPlain } from './markup.ts';

/** Renders blocks as readable lines; buttons and menus are in brackets. */
export function drawBlocks(state: State, blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => drawBlock(state, block)).flatMap((line) => line.split('\n'));
}

function drawBlock(state: State, block: Block): readonly string[] {
  const words = (text: TextObject) => drawText(state, text);
  switch (block.type) {
    case 'section':
      return [
        ...(block.text === undefined ? [] : [words(block.text)]),
        ...(block.fields ?? []).map(words),
        ...(block.accessory === undefined ? [] : [drawElement(block.accessory)]),
      ];
    case 'header':
      return [words(block.text)];
    case 'divider':
      return ['---'];
    case 'context':
      return [block.elements.map((part) => (part.type === 'image' ? part.alt_text : words(part))).join('  ')];
    case 'actions':
      return [block.elements.map(drawElement).join(' ')];
    case 'input':
      return [`${words(block.label)}: ${drawElement(block.element)}`];
    case 'image':
      return [block.title?.text ?? block.alt_text];
    case 'markdown':
      return [block.text];
    case 'rich_text':
      return drawRichText(state, block);
  }
}

function drawText(state: State, text: TextObject): string {
  return text.type === 'mrkdwn' ? toPlain(state, text.text) : text.text;
}

/** The label of an element: the text of a button, the placeholder of a menu. */
export function elementLabel(element: Element): string {
  if (element.type === 'button') return element.text.text;
  if (element.type === 'image') return element.alt_text;
  return 'placeholder' in element && element.placeholder !== undefined ? element.placeholder.text : element.type;
}

function drawElement(element: Element): string {
  return `[${elementLabel(element)}]`;
}
