import type { types } from '@slack/bolt';
import type { Texts } from '../../../locales/index.ts';
import { byCode } from '../../../tickets/create/choice-code.ts';
import type { FormShape } from '../../../tickets/create/form.ts';
import { descriptionLimit } from '../../../tickets/limits.ts';
import { agreementName, agreementParts } from '../../agreement/view.ts';
import { button, type Block, plain, section, context, limits, row } from '../../kit/kit.ts';
import { ids, blockId } from '../../kit/ids.ts';
import { encodeMetadata } from '../../interaction/metadata.ts';
import { input } from '../../kit/elements.ts';
import { beginning } from '../../text/cut.ts';
import { foreign } from '../../text/document.ts';
import { shownName, statusWord } from '../../text/read.ts';
import type { FormMetadata, FormState } from './state.ts';

/** The description, and a button that removes a template's text if one was added. */
export function descriptionBlocks({ metadata, values }: FormState, shape: FormShape, texts: Texts): Block[] {
  const { actions } = ids.create;
  const template = byCode(shape.templates, metadata.inserted);
  const description = input(
    {
      id: blockId('description', `${metadata.generation}.${metadata.edits}`),
      label: texts('create.description', { limit: descriptionLimit }),
      hint: texts('create.description-hint'),
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

/** How many characters of the agreement the form shows; the rest is shown in a separate view, in pages. */
const excerpt = 1500;

/** The agreement that must be accepted first: its text, and the checkbox, which is bound to this version. */
export function agreementBlocks({ metadata, values }: FormState, { agreement }: FormShape, texts: Texts): Block[] {
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
      { id: blockId('agreement', metadata.generation, id), label: texts('agreements.agree'), required: true },
      {
        type: 'checkboxes',
        action_id: ids.create.actions.agreement,
        options: [agreed],
        ...(values.agreement === id && { initial_options: [agreed] }),
      },
    ),
  ];
}

/** The channel to link the ticket to; none if empty. The bot can't post in people's direct messages. */
export function placeBlocks({ metadata, values }: FormState, texts: Texts): Block[] {
  const { channel } = values;
  const threaded = metadata.place?.thread !== undefined && channel === metadata.place.channel;
  return [
    input(
      {
        id: blockId('channel', metadata.generation),
        label: texts('create.channel'),
        // The note below depends on the chosen channel.
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
    ...(channel !== undefined && metadata.absent === channel ? [context(texts('create.absent', { channel }))] : []),
  ];
}

type Offered = NonNullable<FormMetadata['relates']>[number];

/** Likely duplicates, each with a link to its thread if it has one. */
export function duplicateBlocks({ metadata }: FormState, texts: Texts): Block[] {
  const duplicates = (metadata.relates ?? []).filter(({ status }) => status !== undefined);
  if (duplicates.length === 0) return [];
  return [section(texts('related.doubles')), ...duplicates.map((duplicate) => doubleLine(duplicate, texts))];
}

function doubleLine({ id, title, status, thread }: Offered, texts: Texts): Block {
  const known = { id: shownName(id), title: foreign(title), status: statusWord(status ?? 0, texts) };
  const line = texts('related.double', known);
  if (thread === undefined) return section(line);
  const join = button({
    action: `${ids.create.actions.thread}:${id}`,
    text: texts('related.join'),
    value: 'thread',
    label: texts('related.join.label', { id }),
  });
  return row(line, { ...join, url: thread });
}

/** Checkboxes to relate the new ticket to others. */
export function relatedBlocks({ metadata, values }: FormState, texts: Texts): Block[] {
  const { relates = [] } = metadata;
  if (relates.length === 0) return [];
  const options = relates.map((one) => option(one, texts));
  const ticked = options.filter(({ value }) => values.related?.some(({ id }) => id === value) === true);
  return [
    input(
      // Duplicates are added when the form is submitted. The ID then changes, so that Slack uses the new initial options.
      { id: blockId('related', `${metadata.generation}.${relates.length}`), label: texts('related.relate') },
      {
        type: 'checkboxes',
        action_id: ids.create.actions.related,
        options,
        ...(ticked.length > 0 && { initial_options: ticked }),
      },
    ),
  ];
}

function option({ id, title }: Offered, texts: Texts): types.PlainTextOption & { readonly value: string } {
  return { text: plain(texts('related.option', { id, title }), limits.buttonText), value: id };
}

/** The value of the checkbox in the form's values. */
export const privateValue = 'private';

/** The checkbox that makes a ticket private, if that option is available. */
export function privateBlocks({ metadata, values, answers }: FormState, texts: Texts): Block[] {
  if (answers.privacy !== true) return [];
  const box = {
    text: plain(texts('create.private.label'), 75),
    description: plain(texts('create.private.help'), 75),
    value: privateValue,
  };
  return [
    input(
      { id: blockId('private', metadata.generation), label: texts('create.private') },
      {
        type: 'checkboxes',
        action_id: ids.create.actions.private,
        options: [box],
        ...(values.private === privateValue && { initial_options: [box] }),
      },
    ),
  ];
}
