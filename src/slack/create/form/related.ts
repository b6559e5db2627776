import type { types } from '@slack/bolt';
import type { Texts } from '../../../locales/index.ts';
import { blockId } from '../../interaction/block-ids.ts';
import { button, limits, plain, row, section, type Block } from '../../kit/kit.ts';
import { shownName, statusWord } from '../../text/ticket-words.ts';
import { ids } from '../../kit/ids.ts';
import { foreign } from '../../text/foreign.ts';
import type { FormCode } from './metadata.ts';
import { input } from '../../kit/elements.ts';
import type { FormState } from './state.ts';

type Offered = NonNullable<FormCode['relates']>[number];

/** What is said of likely doubles: each with a way into its thread, where it has one. */
export function doubleBlocks({ code }: FormState, texts: Texts): Block[] {
  const doubles = (code.relates ?? []).filter(({ status }) => status !== undefined);
  if (doubles.length === 0) return [];
  return [section(texts('related.doubles')), ...doubles.map((double) => doubleLine(double, texts))];
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
export function relatedBlocks({ code, values }: FormState, texts: Texts): Block[] {
  const { relates = [] } = code;
  if (relates.length === 0) return [];
  const options = relates.map((one) => option(one, texts));
  const ticked = options.filter(({ value }) => values.related?.some(({ id }) => id === value) === true);
  return [
    input(
      // Doubles come late, when the form is sent: a new id, so that Slack takes the boxes that are ticked from here.
      { id: blockId('related', `${code.generation}.${relates.length}`), label: texts('related.relate') },
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
