import { context, limits, type Modal } from './kit.ts';
import { foreign } from '../text/foreign.ts';

const faultId = 'fault';

/** What was wrong with one input. */
export interface Fault {
  /** The input's block. */
  readonly block: string;
  /** Without formatting. */
  readonly words: string;
}

/**
 * The form with what was wrong in a line under the input it is about: Slack shows errors at inputs only in the
 * acknowledgement, and what is known later has no other place there.
 */
export function withFault(view: Modal, { block, words }: Fault): Modal {
  const { blocks } = view;
  const place = blocks.findIndex(({ block_id }) => block_id === block);
  if (place === -1 || blocks.length >= limits.viewBlocks) return view;
  const line = { ...context(`:warning: ${foreign(words)}`, limits.faultText), block_id: faultId };
  return { ...view, blocks: blocks.toSpliced(place + 1, 0, line) };
}

/** Blocks without such a line, for a form that is drawn from what Slack sent along. */
export function withoutFault<B extends { readonly block_id?: string }>(blocks: readonly B[]): B[] {
  return blocks.filter(({ block_id }) => block_id !== faultId);
}
