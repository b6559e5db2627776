import type { types } from '@slack/bolt';
import type { Texts } from '../../locales/index.ts';
import { abuseLimits } from '../../tickets/limits.ts';
import { header, limits, plain, section, type Modal } from '../kit/kit.ts';
import { ids } from '../interaction/ids.ts';
import { input, stateLine, type FormState } from '../kit/modal.ts';
import { blockOf, fieldGroups, longestText, type Field } from './fields-view.ts';

/** Asks for all that a report of abuse takes. */
export function reportView(form: FormState, texts: Texts): Modal {
  return {
    type: 'modal',
    callback_id: ids.views.abuse,
    title: plain(texts('abuse.title'), limits.viewTitle),
    submit: plain(texts('abuse.submit'), limits.viewTitle),
    close: plain(texts('cards.cancel-view'), limits.viewTitle),
    blocks: [
      ...stateLine(form, texts),
      section(texts('abuse.intro')),
      ...fieldGroups.flatMap(({ title, fields }) => [
        { type: 'divider' as const },
        header(texts(title)),
        ...fields.map((field) => fieldInput(field, texts)),
      ]),
    ],
  };
}

function fieldInput(field: Field, texts: Texts): types.InputBlock {
  const { name, optional } = field;
  const hint = field.hint && texts(field.hint, { limit: longestText });
  return input(blockOf(name), texts(`abuse.${name}`), elementOf(field, texts), { optional, hint });
}

function elementOf({ name, kind, choices = [], most = longestText }: Field, texts: Texts): types.InputBlock['element'] {
  const action_id = blockOf(name);
  switch (kind) {
    case 'files':
      return { type: 'file_input', action_id, max_files: abuseLimits.files };
    case 'choice':
      return {
        type: 'static_select',
        action_id,
        options: choices.map(({ value, text }) => ({ text: plain(texts(text), 75), value })),
      };
    case 'line':
      return { type: 'plain_text_input', action_id, max_length: abuseLimits.line };
    case 'text':
      return { type: 'plain_text_input', action_id, multiline: true, max_length: most };
  }
}
