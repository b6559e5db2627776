import type { Texts } from '../../../locales/index.ts';
import { byCode } from '../../../tickets/create/choice-code.ts';
import type { FormShape } from '../../../tickets/create/form.ts';
import { descriptionLimit } from '../../../tickets/limits.ts';
import { agreementName, agreementParts } from '../../agreement/view.ts';
import { blockId } from '../../interaction/block-ids.ts';
import { button, type Block, plain, section, context } from '../../kit/kit.ts';
import { beginning } from '../../text/plain-text.ts';
import { ids } from '../../kit/ids.ts';
import { encodeMetadata } from '../../interaction/metadata.ts';
import { input } from '../../kit/elements.ts';
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

/** Where the ticket is to be followed; empty: nowhere. The bot cannot post into conversations between people. */
export function placeBlocks({ code, values }: FormState, texts: Texts): Block[] {
  const { channel } = values;
  const threaded = code.place?.thread !== undefined && channel === code.place.channel;
  return [
    input(
      {
        id: blockId('channel', code.generation),
        label: texts('create.channel'),
        // What is said below is about the channel that is chosen.
        dispatch: true,
        hint: texts(threaded ? 'create.thread-hint' : 'create.channel-hint'),
      },
      {
        type: 'conversations_select',
        action_id: ids.create.actions.channel,
        filter: { include: ['public', 'private'], exclude_bot_users: true },
        ...(channel !== undefined && /^[CG][A-Z0-9]+$/.test(channel) && { initial_conversation: channel }),
      },
    ),
    ...(channel !== undefined && code.absent === channel ? [context(texts('create.absent', { channel }))] : []),
  ];
}
