import { limits, type Block } from './kit.ts';

/** Whether a message can have these blocks: Slack counts them, and their size as JSON. */
export function fits(blocks: readonly Block[], size: number = limits.messageSize): boolean {
  return blocks.length <= limits.messageBlocks && JSON.stringify(blocks).length <= size;
}

/** The first of these ways to draw something that a message can have; the last one where none is small enough. */
export function firstFitting(ways: readonly (() => readonly Block[])[]): readonly Block[] {
  let blocks: readonly Block[] = [];
  for (const draw of ways) {
    blocks = draw();
    if (fits(blocks)) return blocks;
  }
  return blocks;
}
