import type { types } from '@slack/bolt';
import type { Texts, TextKey } from '../../locales/index.ts';
import type { AccountLabel } from '../../tickets/labels/label.ts';
import { isLabelId, labelNameLimit, labelsAtOnce } from '../../tickets/labels/rules.ts';
import { encodeMetadata } from '../interaction/metadata.ts';
import { matches, maxOptions } from '../kit/elements.ts';
import { ids } from '../kit/ids.ts';
import { plain, limits, type Modal } from '../kit/kit.ts';
import { modal, input, ticketLine, type FormState } from '../kit/modal.ts';
import { oneLine } from '../text/cut.ts';

/** A label color. Slack can't draw colors, so each has the emoji square closest to it. */
export interface LabelColor {
  readonly color: string;
  readonly square: string;
  readonly text: TextKey;
}

const labelColors = [
  { color: '#2F6FED', square: '🟦', text: 'labels.color.blue' },
  { color: '#D93A3A', square: '🟥', text: 'labels.color.red' },
  { color: '#E8862E', square: '🟧', text: 'labels.color.orange' },
  { color: '#E5C22F', square: '🟨', text: 'labels.color.yellow' },
  { color: '#3C9A4E', square: '🟩', text: 'labels.color.green' },
  { color: '#8A55C7', square: '🟪', text: 'labels.color.purple' },
  { color: '#8A5A3B', square: '🟫', text: 'labels.color.brown' },
  { color: '#3A3F47', square: '⬛', text: 'labels.color.black' },
  { color: '#D5D9DE', square: '⬜', text: 'labels.color.white' },
] as const satisfies readonly LabelColor[];

/** The square closest to a color; a white one if it isn't a valid color. */
export function squareOf(color: string | undefined): string {
  const wanted = channels(color ?? '');
  if (wanted === undefined) return '⬜';
  const distances = labelColors.map((known) => ({ known, far: distance(wanted, channels(known.color) ?? [0, 0, 0]) }));
  return distances.reduce((best, next) => (next.far < best.far ? next : best)).known.square;
}

type Channels = readonly [red: number, green: number, blue: number];

function channels(color: string): Channels | undefined {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color);
  return match === null ? undefined : [hex(match[1]), hex(match[2]), hex(match[3])];
}

function hex(digits = '0'): number {
  return Number.parseInt(digits, 16);
}

function distance(one: Channels, other: Channels): number {
  return one.reduce((sum, value, at) => sum + (value - (other[at] ?? 0)) ** 2, 0);
}

/**
 * The maximum length of an option's text and value (Slack: 75 characters). A value is `#` and an ID, or `+` and the
 * name of a new label.
 */
const optionLimit = 75;

/** A label as a menu option, with the square of its color. */
export function labelOption({ id, name, color }: AccountLabel): types.PlainTextOption {
  return { text: plain(`${squareOf(color)} ${oneLine(name)}`, optionLimit), value: `#${id}` };
}

function newLabelOption(name: string, texts: Texts): types.PlainTextOption {
  return { text: plain(texts('labels.new-option', { name }), optionLimit), value: `+${name}` };
}

/** The labels that match the typed text. If none has exactly that name, a new label is offered. */
export function labelSuggestions(
  labels: readonly AccountLabel[],
  typed: string,
  texts: Texts,
): readonly types.PlainTextOption[] {
  const name = oneLine(typed);
  const fitting = matches(labels, name).map(labelOption);
  const known = labels.some((label) => label.name.toLowerCase() === name.toLowerCase());
  if (name === '' || name.length > labelNameLimit || known) return fitting;
  return [newLabelOption(name, texts), ...fitting.slice(0, maxOptions - 1)];
}

/** Reads the chosen options. Values come from clients, so anything in another form is dropped. */
export function readLabels(values: readonly string[]): {
  readonly ids: readonly string[];
  readonly names: readonly string[];
} {
  const rest = (mark: string) => values.filter((value) => value.startsWith(mark)).map((value) => value.slice(1));
  return { ids: rest('#').filter(isLabelId), names: rest('+').filter((name) => name.length <= labelNameLimit) };
}

/** A menu for the color of a label; a color that was set elsewhere can be kept. */
export function colorInput(chosen: string | undefined, label: string, texts: Texts): types.InputBlock {
  const { color: id } = ids.labels.inputs;
  const known = labelColors.map((color) => knownOption(color, texts));
  const foreign = chosen === undefined || known.some(({ value }) => value === chosen) ? [] : [present(chosen, texts)];
  const options = [...foreign, ...known];
  const [first] = options;
  const initial = options.find(({ value }) => value === chosen) ?? first;
  const element: types.StaticSelect = {
    type: 'static_select',
    action_id: id,
    options,
    ...(initial !== undefined && { initial_option: initial }),
  };
  return input(id, label, element);
}

function knownOption({ color, square, text }: LabelColor, texts: Texts): types.PlainTextOption {
  return { text: plain(`${square} ${texts(text)}`, limits.buttonText), value: color };
}

function present(color: string, texts: Texts): types.PlainTextOption {
  return {
    text: plain(`${squareOf(color)} ${texts('labels.color.present', { color })}`, limits.buttonText),
    value: color,
  };
}

export interface TicketLabelsForm {
  readonly ticket: { readonly id: string; readonly title?: string | undefined };
  /** IDs of the labels that the ticket had when the form opened. */
  readonly shown: readonly string[];
  readonly chosen: readonly types.PlainTextOption[];
  /** The color of new labels. */
  readonly color?: string | undefined;
  readonly form: FormState;
}

/** The form for a ticket's labels; a typed name that doesn't exist yet can be added as a new label. */
export function ticketLabelsView(asked: TicketLabelsForm, texts: Texts): Modal {
  const { ticket, shown, chosen, color, form } = asked;
  const { labels } = ids;
  const initial = chosen.slice(0, labelsAtOnce);
  const element: types.MultiExternalSelect = {
    type: 'multi_external_select',
    action_id: labels.inputs.labels,
    min_query_length: 0,
    placeholder: plain(texts('labels.placeholder'), 150),
    max_selected_items: labelsAtOnce,
    ...(initial.length > 0 && { initial_options: initial }),
  };
  return modal(texts, {
    callback: labels.views.ticket,
    metadata: encodeMetadata('ticketLabels', { ticket: ticket.id, shown: shown.slice(0, labelsAtOnce) }),
    title: texts('labels.title'),
    submit: texts('labels.submit'),
    form,
    blocks: [
      ticketLine(ticket, texts),
      input(labels.inputs.labels, texts('labels.field'), element, {
        hint: texts('labels.field.hint', { limit: labelNameLimit }),
        optional: true,
      }),
      colorInput(color, texts('labels.color.new'), texts),
    ],
  });
}
