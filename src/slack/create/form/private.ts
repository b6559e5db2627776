import type { Texts } from '../../../locales/index.ts';
import { blockId } from '../../interaction/block-ids.ts';
import { plain, type Block } from '../../kit/kit.ts';
import { ids } from '../../kit/ids.ts';
import { input } from '../../kit/elements.ts';
import type { FormState } from './state.ts';

/** What the box stands for, in the values of a form. */
export const privateValue = 'private';

/** The box that makes a ticket private, where that is a choice. */
export function privateBlocks({ code, values, answers }: FormState, texts: Texts): Block[] {
  if (answers.privacy !== true) return [];
  const box = {
    text: plain(texts('create.private.label'), 75),
    description: plain(texts('create.private.help'), 75),
    value: privateValue,
  };
  return [
    input(
      { id: blockId('private', code.generation), label: texts('create.private') },
      {
        type: 'checkboxes',
        action_id: ids.create.actions.private,
        options: [box],
        ...(values.private === privateValue && { initial_options: [box] }),
      },
    ),
  ];
}
