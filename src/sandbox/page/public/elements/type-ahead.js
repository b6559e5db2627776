import { h } from '../dom.js';
import { held } from './held.js';
import { combobox } from './combobox.js';
import { t } from '../words/index.js';

/** External menus, whose entries come from the app while typing. By default Slack asks from three characters on. */

export function externalSelect(field) {
  const chosen = held(field.value, field.element.initial_option);
  const { input, list } = combobox(field, entriesOfApp(field), {
    text: chosen?.text.text,
    placeholder: field.element.placeholder?.text ?? t('field.search'),
    pause,
    picked: (option) => field.app.enter(field, option),
    emptied: () => field.app.enter(field, null),
  });
  return h('div', { class: 'type-ahead' }, input, list);
}

/** How long to wait for more characters before the app is asked. Milliseconds. */
export const pause = 200;

/** Asks the app for matching options. */
export function entriesOfApp({ app, element, where, blockId, actionId }) {
  const shortest = element.min_query_length ?? 3;
  return (query) => (query.length < shortest ? t('field.shortest', { count: shortest }) : ask(query));

  async function ask(query) {
    const answer = await app.act('suggest', { where, blockId, action: actionId, query });
    if (answer === undefined || answer.error !== undefined) return t('field.failed');
    return answer.options.length === 0 ? t('field.none') : answer.options;
  }
}
