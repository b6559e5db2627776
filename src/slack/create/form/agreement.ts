import type { Texts } from '../../../locales/index.ts';
import type { FormShape } from '../../../tickets/create/form.ts';
import { agreementName, agreementParts } from '../../agreement/agreement-view.ts';
import { button, plain, section, type Block } from '../../kit/kit.ts';
import { ids } from '../../interaction/ids.ts';
import { encodeMetadata } from '../../interaction/metadata.ts';
import { blockId } from './block-ids.ts';
import { input } from './elements.ts';
import type { FormState } from './state.ts';

/** How much of the text stands in the form itself; the rest is read in a view of its own, in pages. */
const excerpt = 1500;

/** The agreement that must be signed first: its text, and the box for consent, which belongs to this version. */
export function agreementBlocks({ code, values }: FormState, { agreement }: FormShape, texts: Texts): Block[] {
  if (agreement === undefined) return [];
  const [beginning, ...rest] = agreementParts(agreement, excerpt, texts);
  const id = String(agreement.id);
  const value = encodeMetadata('agreement', { kind: 'ticket', page: 0 });
  const read = button({ action: ids.actions.agreementRead, text: texts('agreements.read'), value });
  const agreed = { text: plain(texts('agreements.agreed', { name: agreement.name }), 75), value: id };
  const more: Block[] = rest.length === 0 ? [] : [{ type: 'actions', elements: [read] }];
  return [
    { type: 'divider' },
    section(texts('agreements.first')),
    agreementName(agreement, texts),
    beginning,
    ...more,
    input(
      { id: blockId('agreement', code.generation, id), label: texts('agreements.agree'), required: true },
      {
        type: 'checkboxes',
        action_id: ids.create.actions.agreement,
        options: [agreed],
        ...(values.agreement === id && { initial_options: [agreed] }),
      },
    ),
  ];
}
