import { h } from '../dom.js';
import { combobox } from './combobox.js';
import { t } from '../words/index.js';

/**
 * A field with several selected entries: each is a removable token, and typing finds more. Backspace in the empty field
 * removes the last one.
 * @param chosen the selected options: `{ text, value }`
 * @param entries returns the matching options, or a message
 * @param enter receives the options selected now
 */
export function tokenField(field, chosen, entries, enter, { pause = 0 } = {}) {
  const { app, element } = field;
  const most = element.max_selected_items ?? Infinity;
  /** The current selection; the field is rerendered once the workspace has it, too. */
  let now = chosen;
  function change(next) {
    now = next;
    enter(next);
  }
  const { input, list, open } = combobox(field, remaining, {
    placeholder: chosen.length === 0 ? (element.placeholder?.text ?? t('field.search')) : '',
    pause,
    picked(option) {
      // More entries may follow: the list reopens after the field was rerendered.
      app.choosing = field.key;
      input.value = '';
      change([...now, option]);
    },
  });
  input.addEventListener('focus', () => {
    if (app.choosing !== field.key) return;
    app.choosing = undefined;
    if (now.length < most) open();
  });
  input.addEventListener('keydown', ({ key, isComposing }) => {
    if (key === 'Backspace' && !isComposing && input.value === '' && now.length > 0) change(now.slice(0, -1));
  });

  function remaining(query) {
    if (now.length >= most) return t('field.most', { count: most });
    const found = entries(query);
    return found instanceof Promise ? found.then(others) : others(found);
  }
  function others(found) {
    if (typeof found === 'string') return found;
    const rest = found.filter(({ value }) => !now.some((one) => one.value === value));
    return rest.length === 0 ? t('field.none') : rest;
  }
  function token(option) {
    const onclick = () => {
      input.focus();
      change(now.filter((one) => one.value !== option.value));
    };
    const attributes = { type: 'button', 'aria-label': t('files.remove', { name: option.text.text }), onclick };
    return h('li', {}, h('span', {}, option.text.text), h('button', attributes, '✕'));
  }
  const tokens = chosen.length > 0 && h('ul', { class: 'tokens', 'aria-label': t('field.chosen') }, chosen.map(token));
  // A click next to the tokens is meant for the field.
  const onclick = ({ target }) => target === node && (input.focus(), input.click());
  const node = h('div', { class: 'token-field', onclick }, tokens, input, list);
  return node;
}

/** Searches a known list; an option matches if its text contains what was typed. */
export const entriesOf = (options) => (query) => {
  const wanted = query.trim().toLowerCase();
  return options.filter(({ text }) => text.text.toLowerCase().includes(wanted));
};
