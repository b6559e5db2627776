import { h } from '../dom.js';
import { held } from './held.js';
import { conversations, people } from './known.js';
import { t } from '../words/index.js';

/**
 * Menus with a single choice and known entries: given in the view, or the people and conversations of the workspace.
 */

export function staticSelect(field) {
  const { element } = field;
  const groups = element.option_groups ?? [{ options: element.options }];
  const entries = groups.map(({ label, options }) => ({ label: label?.text, options: options.map(entry) }));
  return menu(field, entries, (value) => held(value, element.initial_option)?.value);
}

export function usersSelect(field) {
  return menu(field, [{ options: people(field.app) }], (value) => held(value, field.element.initial_user));
}

export function conversationsSelect(field) {
  const { app, element } = field;
  const entries = conversations(app, element.filter?.include);
  return menu(field, [{ options: entries }], (value) => held(value, element.initial_conversation));
}

export function channelsSelect(field) {
  const entries = conversations(field.app, ['public']);
  return menu(field, [{ options: entries }], (value) => held(value, field.element.initial_channel));
}

const entry = ({ text, value, description }) => ({
  value,
  label: description === undefined ? text.text : `${text.text} – ${description.text}`,
});

/**
 * @param groups `{ label, options: { value, label }[] }`
 * @param chosenOf maps a value of the workspace to the value of an entry
 */
function menu(field, groups, chosenOf) {
  const { app, element, named } = field;
  const none = h('option', { value: '' }, element.placeholder?.text ?? t('field.choose'));
  const node = h(
    'select',
    {
      ...named,
      'data-focus': field.name,
      value: chosenOf(field.value) ?? '',
      onchange: (event) => app.enter(field, event.target.value === '' ? null : event.target.value),
    },
    none,
    groups.map(({ label, options }) => {
      const entries = options.map((option) => h('option', { value: option.value }, option.label));
      return label === undefined ? entries : h('optgroup', { label }, entries);
    }),
  );
  node.follow = (value) => (node.value = chosenOf(value) ?? '');
  return node;
}
