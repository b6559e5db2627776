import type { types } from '@slack/bolt';
import type { Texts } from '../../locales/index.ts';
import type { AccountLabel } from '../../tickets/labels/label.ts';
import { isLabelId, labelNameLimit } from '../../tickets/labels/rules.ts';
import { oneLine } from '../kit/clean.ts';
import { plain } from '../kit/kit.ts';
import { squareOf } from './label-colors-view.ts';
import { matches, mostOptions } from '../create/form/match.ts';

/** An option's text and value (Slack: 75 characters). A value is `#` and an id, or `+` and the name of a new label. */
const optionLimit = 75;

export function labelOption({ id, name, color }: AccountLabel): types.PlainTextOption {
  return { text: plain(`${squareOf(color)} ${oneLine(name)}`, optionLimit), value: `#${id}` };
}

function newLabelOption(name: string, texts: Texts): types.PlainTextOption {
  return { text: plain(texts('labels.new-option', { name }), optionLimit), value: `+${name}` };
}

/** The labels that fit what was typed; where none has that very name, a new one can be made of it. */
export function labelSuggestions(
  labels: readonly AccountLabel[],
  typed: string,
  texts: Texts,
): readonly types.PlainTextOption[] {
  const name = oneLine(typed);
  const fitting = matches(labels, name).map(labelOption);
  const known = labels.some((label) => label.name.toLowerCase() === name.toLowerCase());
  if (name === '' || name.length > labelNameLimit || known) return fitting;
  return [newLabelOption(name, texts), ...fitting.slice(0, mostOptions - 1)];
}

/** What was chosen among such options. Values come back from clients: what has no form of ours is left out. */
export function readLabels(values: readonly string[]): {
  readonly ids: readonly string[];
  readonly names: readonly string[];
} {
  const rest = (mark: string) => values.filter((value) => value.startsWith(mark)).map((value) => value.slice(1));
  return { ids: rest('#').filter(isLabelId), names: rest('+').filter((name) => name.length <= labelNameLimit) };
}
