import { h } from '../dom.js';
import { combobox } from './combobox.js';

/** External menus, whose entries the app gives while one types; Slack asks from three letters on unless told otherwise. */

export function externalSelect(field) {
  const chosen = field.value ?? field.element.initial_option;
  const { input, list } = combobox(field, entriesOfApp(field), {
    text: chosen?.text.text,
    placeholder: field.element.placeholder?.text ?? 'Type to search',
    pause,
    picked: (option) => field.app.enter(field, option),
    emptied: () => field.app.enter(field, null),
  });
  return h('div', { class: 'type-ahead' }, input, list);
}

/** So long more letters are waited for before the app is asked. Milliseconds. */
export const pause = 200;

/** Asks the app for what fits. */
export function entriesOfApp({ app, element, where, blockId, actionId }) {
  const shortest = element.min_query_length ?? 3;
  return (query) => (query.length < shortest ? `Type at least ${shortest} letters.` : ask(query));

  async function ask(query) {
    const answer = await app.act('suggest', { where, blockId, action: actionId, query });
    if (answer === undefined || answer.error !== undefined) return 'The list could not be loaded.';
    return answer.options.length === 0 ? 'Nothing found.' : answer.options;
  }
}
