import type { Texts } from '../../../locales/index.ts';
import { byCode } from '../../../tickets/create/choice-code.ts';
import type { FormShape } from '../../../tickets/create/form.ts';
import { descriptionLimit } from '../../../tickets/limits.ts';
import { button, type Block } from '../../kit/kit.ts';
import { beginning } from '../../kit/text.ts';
import { ids } from '../../interaction/ids.ts';
import { blockId } from './block-ids.ts';
import { input } from './elements.ts';
import type { FormState } from './state.ts';

/** The description, and the way back where a template's text was put into it. */
export function descriptionBlocks({ code, values }: FormState, shape: FormShape, texts: Texts): Block[] {
  const { actions } = ids.create;
  const template = byCode(shape.templates, code.inserted);
  const description = input(
    {
      id: blockId('description', `${code.generation}.${code.edits}`),
      label: texts('create.description', { limit: descriptionLimit }),
      hint: texts('create.description-hint', { limit: descriptionLimit }),
      required: true,
    },
    {
      type: 'plain_text_input',
      action_id: actions.description,
      multiline: true,
      max_length: descriptionLimit,
      ...(values.description !== '' && { initial_value: beginning(values.description, descriptionLimit) }),
    },
  );
  if (template === undefined || !values.description.includes(template.text)) return [description];
  const undo = button({ action: actions.removeTemplate, text: texts('create.remove-template'), value: 'remove' });
  return [description, { type: 'actions', elements: [undo] }];
}
