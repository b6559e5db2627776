import { context, limits, type Block } from '../../kit/kit.ts';
import { fieldOf } from './block-ids.ts';
import type { Marks } from './state.ts';

/** Slack shows errors at fields only while a form is being sent; what is known later stands in a line under the field. */
export function withMarks(blocks: readonly Block[], marks: Marks = {}): Block[] {
  return blocks.flatMap((block) => {
    const field = fieldOf(block.block_id ?? '')?.field;
    const mark = field && marks[field];
    return mark === undefined ? [block] : [block, context(`:warning: ${mark}`, limits.faultText)];
  });
}
