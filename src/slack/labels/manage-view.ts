import type { types } from '@slack/bolt';
import type { Texts } from '../../locales/index.ts';
import { labelNameLimit } from '../../tickets/labels/rules.ts';
import { confirmation } from '../kit/confirmation.ts';
import { button, limits, plain, type Block, type Modal } from '../kit/kit.ts';
import { beginning } from '../kit/text.ts';
import { ids } from '../interaction/ids.ts';
import { encodeMetadata } from '../interaction/metadata.ts';
import { input, stateLine, type FormState } from '../kit/modal.ts';
import { colorInput } from './color-view.ts';

export interface LabelForm {
  /** Absent for a new label. */
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly color?: string | undefined;
  readonly form: FormState;
}

/** The name and colour of a label; one that exists can also be deleted, which Slack asks about first. */
export function labelEditView({ id, name = '', color, form }: LabelForm, texts: Texts): Modal {
  const { inputs, views } = ids.labels;
  const element: types.PlainTextInput = {
    type: 'plain_text_input',
    action_id: inputs.name,
    max_length: labelNameLimit,
    ...(name !== '' && { initial_value: beginning(name, labelNameLimit) }),
  };
  return {
    type: 'modal',
    callback_id: views.edit,
    private_metadata: encodeMetadata('label', { label: id }),
    title: plain(texts(id === undefined ? 'labels.new.title' : 'labels.edit.title'), limits.viewTitle),
    submit: plain(texts('labels.submit'), limits.viewTitle),
    close: plain(texts('cards.cancel-view'), limits.viewTitle),
    blocks: [
      ...stateLine(form, texts),
      input(inputs.name, texts('labels.name'), element, { hint: texts('labels.name.hint', { limit: labelNameLimit }) }),
      colorInput(color, texts('labels.color'), texts),
      ...(id === undefined ? [] : [deletion(id, texts)]),
    ],
  };
}

function deletion(id: string, texts: Texts): Block {
  const text = texts('labels.delete');
  const question = { title: texts('labels.delete.title'), text: texts('labels.delete.question'), yes: text };
  const element = button({ action: ids.labels.actions.remove, text, value: id, style: 'danger' });
  return { type: 'actions', elements: [{ ...element, confirm: confirmation(question, texts) }] };
}
