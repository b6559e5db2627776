import type { FormAnswers, FormFile, FormValues } from '../../../tickets/create/form.ts';
import { type BlockField, fieldOf } from '../../interaction/block-ids.ts';
import { context, limits, type Block } from '../../kit/kit.ts';
import type { FormCode } from './metadata.ts';

export type Marks = Readonly<Partial<Record<BlockField, string>>>;

/** All that the form is drawn from. */
export interface FormState {
  readonly code: FormCode;
  readonly values: FormValues;
  readonly answers: FormAnswers;
  /** Some of the catalog is still on its way. */
  readonly waiting: boolean;
  /** Why some of the catalog could not be read, in words. */
  readonly failure?: string | undefined;
  /** Files that belong to the form and are listed for ticking; those of the file input are not among them. */
  readonly carried: readonly FormFile[];
  /** What is to be said above the fields: an error, a template that did not fit. */
  readonly notices: readonly string[];
  /** What is wrong with single fields, told under them. */
  readonly marks?: Marks | undefined;
}

/** Slack shows errors at fields only while a form is being sent; what is known later stands in a line under the field. */
export function withMarks(blocks: readonly Block[], marks: Marks = {}): Block[] {
  return blocks.flatMap((block) => {
    const field = fieldOf(block.block_id ?? '')?.field;
    const mark = field && marks[field];
    return mark === undefined ? [block] : [block, context(`:warning: ${mark}`, limits.faultText)];
  });
}
