import type { types, ViewSubmitAction } from '@slack/bolt';
import type { Texts } from '../../locales/index.ts';
import { limits, plain, type Modal } from '../kit/kit.ts';
import { withoutFault } from '../kit/fault-line.ts';
import { stateLine, type FormState } from '../kit/modal.ts';

const noteId = 'access_state';

/**
 * The form as Slack sent it along with a submission, in another state. Its blocks hold no value that was typed: Slack keeps
 * those by the ids of the inputs, so what was typed stays and needs no way through anything of ours.
 */
export function redrawn({ blocks, ...view }: ViewSubmitAction['view'], form: FormState, texts: Texts): Modal {
  return {
    type: 'modal',
    callback_id: view.callback_id,
    private_metadata: view.private_metadata,
    title: plain(texts('access.form.title'), limits.viewTitle),
    submit: plain(texts('access.form.submit'), limits.viewTitle),
    close: plain(texts('cards.cancel-view'), limits.viewTitle),
    blocks: noted(withoutFault(blocks), form, texts),
  };
}

/** The blocks of the form, and above them how it stands. */
export function noted<B extends { readonly block_id?: string }>(
  blocks: readonly B[],
  form: FormState,
  texts: Texts,
): (B | types.KnownBlock)[] {
  const note = stateLine(form, texts).map((block): types.KnownBlock => ({ ...block, block_id: noteId }));
  return [...note, ...blocks.filter(({ block_id }) => block_id !== noteId)];
}
