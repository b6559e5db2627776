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

/** The description, and the way back where a template's text was put into it. */
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

/** How much of the text stands in the form itself; the rest is read in a view of its own, in pages. */
const excerpt = 1500;

/** The agreement that must be signed first: its text, and the box for consent, which belongs to this version. */
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

/** Where the ticket is to be followed; empty: nowhere. The bot cannot post into conversations between people. */
export function placeBlocks({ metadata, values }: FormState, texts: Texts): Block[] {
  const { channel } = values;
  const threaded = metadata.place?.thread !== undefined && channel === metadata.place.channel;
  return [
    input(
      {
        id: blockId('channel', metadata.generation),
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
    ...(channel !== undefined && metadata.absent === channel ? [context(texts('create.absent', { channel }))] : []),
  ];
}

type Offered = NonNullable<FormMetadata['relates']>[number];

/** What is said of likely doubles: each with a way into its thread, where it has one. */
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

/** Boxes for relating the new ticket to those that it has to do with. */
export function relatedBlocks({ metadata, values }: FormState, texts: Texts): Block[] {
  const { relates = [] } = metadata;
  if (relates.length === 0) return [];
  const options = relates.map((one) => option(one, texts));
  const ticked = options.filter(({ value }) => values.related?.some(({ id }) => id === value) === true);
  return [
    input(
      // Doubles come late, when the form is sent: a new id, so that Slack takes the boxes that are ticked from here.
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

/** What the box stands for, in the values of a form. */
export const privateValue = 'private';

/** The box that makes a ticket private, where that is a choice. */
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
