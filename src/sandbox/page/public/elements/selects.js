import { h } from '../dom.js';
import { conversations, people } from './known.js';

/** Menus with one choice whose entries are known: given in the view, or the people and conversations of the workspace. */

export function staticSelect(field) {
  const { element, value } = field;
  const groups = element.option_groups ?? [{ options: element.options }];
  const entries = groups.map(({ label, options }) => ({ label: label?.text, options: options.map(entry) }));
  return menu(field, entries, (value ?? element.initial_option)?.value);
}

export function usersSelect(field) {
  return menu(field, [{ options: people(field.app) }], field.value ?? field.element.initial_user);
}

export function conversationsSelect(field) {
  const { app, element, value } = field;
  return menu(field, [{ options: conversations(app, element.filter?.include) }], value ?? element.initial_conversation);
}

export function channelsSelect(field) {
  return menu(field, [{ options: conversations(field.app, ['public']) }], field.value ?? field.element.initial_channel);
}

const entry = ({ text, value, description }) => ({
  value,
  label: description === undefined ? text.text : `${text.text} – ${description.text}`,
});

/** @param groups `{ label, options: { value, label }[] }` */
function menu(field, groups, chosen) {
  const { app, element, named } = field;
  const none = h('option', { value: '' }, element.placeholder?.text ?? 'Choose…');
  return h(
    'select',
    {
      ...named,
      'data-focus': field.name,
      value: chosen ?? '',
      onchange: (event) => app.enter(field, event.target.value === '' ? null : event.target.value),
    },
    none,
    groups.map(({ label, options }) => {
      const entries = options.map((option) => h('option', { value: option.value }, option.label));
      return label === undefined ? entries : h('optgroup', { label }, entries);
    }),
  );
}
