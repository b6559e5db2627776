import type { Texts } from '../../../locales/index.ts';
import type { FormShape } from '../../../tickets/create/form.ts';
import type { Block } from '../../kit/kit.ts';
import { beginning } from '../../kit/text.ts';
import { ids } from '../../interaction/ids.ts';
import { blockId } from './block-ids.ts';
import { input } from './elements.ts';
import type { FormState } from './state.ts';

/** How many known addresses a hint names. */
const mostKnown = 3;

/** Who else gets what is mailed; absent where the service takes no addresses. */
export function copiesBlocks({ code, values }: FormState, { copies }: FormShape, texts: Texts): Block[] {
  if (copies?.most === 0) return [];
  const known = copies?.known.slice(0, mostKnown).join(', ') ?? '';
  return [
    input(
      {
        id: blockId('copies', code.generation),
        label: texts('contacts.copies'),
        hint: texts('contacts.copies-hint', { most: copies?.most ?? 0, known: known === '' ? 'none' : known }),
      },
      {
        type: 'plain_text_input',
        action_id: ids.create.actions.copies,
        ...(values.copies !== undefined && values.copies !== '' && { initial_value: beginning(values.copies, 3000) }),
      },
    ),
  ];
}
