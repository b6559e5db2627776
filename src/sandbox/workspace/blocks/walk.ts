import type { Element } from './elements/index.ts';
import type { Block } from './layout/index.ts';

/** An interactive element and its position. */
export interface Placed {
  readonly block: Block;
  readonly blockId: string;
  readonly element: Element;
  readonly actionId: string;
}

/** The interactive elements of blocks, in order, without images and texts. */
export function placedElements(blocks: readonly Block[]): readonly Placed[] {
  return blocks.flatMap((block) =>
    elementsOf(block).flatMap((element) =>
      element.type === 'image'
        ? []
        : [{ block, element, blockId: block.block_id ?? '', actionId: element.action_id ?? '' }],
    ),
  );
}

export function elementsOf(block: Block): readonly Element[] {
  switch (block.type) {
    case 'actions':
      return block.elements;
    case 'input':
      return [block.element];
    case 'section':
      return block.accessory === undefined ? [] : [block.accessory];
    default:
      return [];
  }
}
