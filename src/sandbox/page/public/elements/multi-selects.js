import { held } from './held.js';
import { conversations, people } from './known.js';
import { entriesOf, tokenField } from './tokens.js';
import { entriesOfApp, pause } from './type-ahead.js';

/** Menus that accept several entries. */

export function multiStaticSelect(field) {
  const { element, app } = field;
  const groups = element.option_groups ?? [{ options: element.options }];
  const options = groups.flatMap((group) => group.options.map((option) => ({ ...option, group: group.label?.text })));
  return tokenField(field, chosenOf(field), entriesOf(options), (now) => app.enter(field, valuesOf(now)));
}

export function multiExternalSelect(field) {
  const enter = (options) => field.app.enter(field, options);
  return tokenField(field, chosenOf(field), entriesOfApp(field), enter, { pause });
}

/** Several people or conversations: their values are ids. */
export function multiIds(field) {
  const { app, element, value } = field;
  const include = element.type === 'multi_channels_select' ? ['public'] : element.filter?.include;
  const entries = element.type === 'multi_users_select' ? people(app) : conversations(app, include);
  const options = entries.map(({ label, value: id }) => optionOf(id, label));
  const initial = element.initial_users ?? element.initial_conversations ?? element.initial_channels ?? [];
  const chosen = (held(value, initial) ?? []).map(
    (id) => options.find((option) => option.value === id) ?? optionOf(id, id),
  );
  return tokenField(field, chosen, entriesOf(options), (now) => app.enter(field, valuesOf(now)));
}

const chosenOf = ({ value, element }) => held(value, element.initial_options) ?? [];
const valuesOf = (options) => options.map(({ value }) => value);
const optionOf = (value, label) => ({ value, text: { type: 'plain_text', text: label } });
