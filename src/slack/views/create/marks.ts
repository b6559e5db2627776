import { context, type Block } from '../../blocks/kit.ts';
import { shorten } from '../../blocks/split.ts';
import { fieldOf } from './block-ids.ts';
import type { Marks } from './state.ts';

/** Characters of a line under a field; many of them must not fill the view. */
const longestMark = 300;

/** Slack shows errors at fields only while a form is being sent; what is known later stands in a line under the field. */
export function withMarks(blocks: readonly Block[], marks: Marks = {}): Block[] {
  return blocks.flatMap((block) => {
    const field = fieldOf(block.block_id ?? '')?.field;
    const mark = field && marks[field];
    return mark === undefined ? [block] : [block, context(shorten(`:warning: ${mark}`, longestMark))];
  });
}
