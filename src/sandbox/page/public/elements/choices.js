import { h } from '../dom.js';
import { held } from './held.js';
import { textObject } from '../text.js';

/** Checkboxes and radio buttons. */

export function checkboxes(field) {
  const { element, value } = field;
  const chosen = new Set((held(value, element.initial_options) ?? []).map((option) => option.value));
  return boxes(field, 'checkbox', element.options, chosen, (values) => field.app.enter(field, values));
}

export function radioButtons(field) {
  const { element, value } = field;
  const chosen = new Set([held(value, element.initial_option)?.value]);
  return boxes(field, 'radio', element.options, chosen, ([one]) => field.app.enter(field, one ?? null));
}

/** @param options `{ text, value, description }` */
function boxes(field, type, options, chosen, changed) {
  const group = h('div', { class: 'boxes' });
  const inputs = options.map(({ value }) =>
    h('input', {
      type,
      name: field.key,
      value,
      checked: chosen.has(value),
      'data-focus': `${field.name} ${value}`,
      onchange: () => changed(inputs.filter((input) => input.checked).map((input) => input.value)),
    }),
  );
  group.append(
    ...options.map(({ text, description }, index) =>
      h(
        'label',
        {},
        inputs[index],
        h('span', {}, textObject(field.app, text)),
        description && h('small', {}, textObject(field.app, description)),
      ),
    ),
  );
  return group;
}
