import type { types } from '@slack/bolt';
import type { Texts } from '../../locales/index.ts';
import type { AccountLabel } from '../../tickets/labels/label.ts';
import { labelNameLimit } from '../../tickets/labels/rules.ts';
import { button, type Block, type Modal, confirmation, context, row, section } from '../kit/kit.ts';
import { ids } from '../kit/ids.ts';
import { encodeMetadata } from '../interaction/metadata.ts';
import { modal, input, type FormState } from '../kit/modal.ts';
import { pager } from '../kit/pages.ts';
import { beginning } from '../text/cut.ts';
import { shownName } from '../text/read.ts';
import { colorInput, squareOf } from './view.ts';

export interface LabelForm {
  /** Undefined for a new label. */
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly color?: string | undefined;
  readonly form: FormState;
}

/** The name and color of a label. An existing label can also be deleted, after Slack's own confirmation. */
export function labelEditView({ id, name = '', color, form }: LabelForm, texts: Texts): Modal {
  const { inputs, views } = ids.labels;
  const element: types.PlainTextInput = {
    type: 'plain_text_input',
    action_id: inputs.name,
    max_length: labelNameLimit,
    ...(name !== '' && { initial_value: beginning(name, labelNameLimit) }),
  };
  return modal(texts, {
    callback: views.edit,
    metadata: encodeMetadata('label', { label: id }),
    title: texts(id === undefined ? 'labels.new.title' : 'labels.edit.title'),
    submit: texts('labels.submit'),
    form,
    blocks: [
      input(inputs.name, texts('labels.name'), element, { hint: texts('labels.name.hint', { limit: labelNameLimit }) }),
      colorInput(color, texts('labels.color'), texts),
      ...(id === undefined ? [] : [deletion(id, texts)]),
    ],
  });
}

function deletion(id: string, texts: Texts): Block {
  const text = texts('labels.delete');
  const question = { title: texts('labels.delete.title'), text: texts('labels.delete.question'), yes: text };
  const element = button({ action: ids.labels.actions.remove, text, value: id, style: 'danger' });
  return { type: 'actions', elements: [{ ...element, confirm: confirmation(question, texts) }] };
}

/** Labels per page; each is one block. */
const labelsPerPage = 30;

/** All labels of the account, in pages, each with a button to change it. */
export function allLabelsView(labels: readonly AccountLabel[], asked: { readonly page: number }, texts: Texts): Modal {
  const { actions, views } = ids.labels;
  const pages = Math.max(1, Math.ceil(labels.length / labelsPerPage));
  const page = Math.min(asked.page, pages - 1);
  const value = (to: number) => encodeMetadata('labels', { page: to });
  const own = labels.slice(page * labelsPerPage, (page + 1) * labelsPerPage);
  return modal(texts, {
    callback: views.all,
    metadata: value(page),
    title: texts('labels.title'),
    blocks: [
      { type: 'actions', elements: [button({ action: actions.add, text: texts('labels.add'), value: 'new' })] },
      ...(own.length === 0 ? [section(texts('labels.none'))] : own.map((label) => labelRow(label, texts))),
      ...(pages > 1 ? [context(texts('cards.page', { page: page + 1, pages }))] : []),
      ...pager({ action: actions.page, value, page, hasMore: page + 1 < pages }, texts),
    ],
  });
}

function labelRow({ id, name, color }: AccountLabel, texts: Texts): Block {
  const change = button({
    action: `${ids.labels.actions.change}:${id}`,
    text: texts('labels.change'),
    value: id,
    label: texts('labels.change.label', { name: shownName(name, 40) }),
  });
  return row(`${squareOf(color)} *${shownName(name)}*`, change);
}
