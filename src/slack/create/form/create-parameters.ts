import type { Texts } from '../../../locales/index.ts';
import type { FormShape } from '../../../tickets/create/form.ts';
import { context, type Block } from '../../kit/kit.ts';
import { scopeOf } from './block-ids.ts';
import { parameterInput } from './parameters.ts';
import type { FormState } from './state.ts';

/** Slack refuses a view of more than 250 kB; the rest of the form stays far below the difference. */
const mostBytes = 100_000;

/**
 * The additional parameters, as many as a view can hold; the required ones have precedence. What has no room is said,
 * not dropped in silence.
 * @param room how many blocks are left
 */
export function parameterBlocks({ code, values }: FormState, shape: FormShape, room: number, texts: Texts): Block[] {
  const scope = scopeOf(code.generation, values.product, values.problemType);
  const blocks: Block[] = [];
  let bytes = 0;
  for (const parameter of [...shape.parameters].sort((a, b) => Number(b.required) - Number(a.required))) {
    const block = parameterInput(parameter, scope, values, texts);
    bytes += Buffer.byteLength(JSON.stringify(block));
    if (bytes > mostBytes || blocks.length >= room - 1) break;
    blocks.push(block);
  }
  const left = shape.parameters.length - blocks.length;
  return left > 0 ? [...blocks, context(texts('create.parameters-left', { count: left }))] : blocks;
}
