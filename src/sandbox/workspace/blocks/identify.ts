import { randomBytes } from 'node:crypto';
import type { Block } from './layout/index.ts';
import { elementsOf } from './walk.ts';

/**
 * Gives blocks and elements without an id a random one, as Slack does; so an update without explicit ids loses what a
 * person has entered. Works in place, on freshly parsed blocks.
 */
export function identify<B extends Block>(blocks: B[]): B[] {
  for (const block of blocks) {
    block.block_id ??= randomId();
    for (const element of elementsOf(block)) if (element.type !== 'image') element.action_id ??= randomId();
  }
  return blocks;
}

function randomId(): string {
  return randomBytes(4).toString('base64url').slice(0, 5);
}
