import { h } from '../dom.js';
import { boxes } from './choices.js';

/** Menus whose entries are known: given in the view, or the people and conversations of the workspace. */

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

export function multiStaticSelect(field) {
  const options = field.element.options ?? field.element.option_groups.flatMap((group) => group.options);
  const chosen = new Set((field.value ?? field.element.initial_options ?? []).map((option) => option.value));
  return boxes(field, 'checkbox', options, chosen, (values) => field.app.enter(field, values));
}

/** Several people or conversations: their values are ids. */
export function multiIds(field) {
  const { app, element, value } = field;
  const include = element.type === 'multi_channels_select' ? ['public'] : element.filter?.include;
  const entries = element.type === 'multi_users_select' ? people(app) : conversations(app, include);
  const options = entries.map(({ label, value: id }) => ({ value: id, text: { type: 'plain_text', text: label } }));
  const initial = element.initial_users ?? element.initial_conversations ?? element.initial_channels ?? [];
  return boxes(field, 'checkbox', options, new Set(value ?? initial), (ids) => app.enter(field, ids));
}

const entry = ({ text, value, description }) => ({
  value,
  label: description === undefined ? text.text : `${text.text} – ${description.text}`,
});

function people(app) {
  return app.view.people
    .filter(({ role, deactivated }) => role !== 'bot' && !deactivated)
    .map(({ id, realName }) => ({ value: id, label: realName }));
}

function conversations(app, kinds = ['public', 'private', 'im']) {
  return app.view.channels
    .filter(({ kind, archived }) => kinds.includes(kind) && !archived)
    .map(({ id, name, kind }) => ({ value: id, label: kind === 'im' ? name : `#${name}` }));
}

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
