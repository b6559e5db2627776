import { h } from '../dom.js';
import { createListbox } from './listbox.js';
import { t } from '../words/index.js';

/**
 * A text field with a list of options below. Typing, a click or the down arrow opens the list; it does not cover a form
 * that has just opened.
 * @param entries returns the matching options, or a message if there are none; may be asynchronous
 * @param {{ text?: string, placeholder: string, pause?: number, picked(option: any): void, emptied?(): void }} looks
 *   `text` is shown when nothing is typed; `pause` is how long to wait for more letters
 */
export function combobox(field, entries, looks) {
  const { text = '', placeholder, pause = 0, picked, emptied } = looks;
  let asked = 0;
  let timer;
  const input = h('input', {
    ...field.named,
    type: 'text',
    role: 'combobox',
    autocomplete: 'off',
    'data-focus': field.name,
    placeholder,
    value: text,
    onfocus: () => input.select(),
    onclick: () => listbox.node.hidden && look(typed()),
    onkeydown: (event) => {
      if (event.key !== 'ArrowDown' || !listbox.node.hidden) return;
      event.preventDefault();
      // The list handles its keys from the next one on.
      event.stopImmediatePropagation();
      look(typed(), true);
    },
    oninput: () => {
      // The entries for other text disappear at once: Enter must not pick one of them.
      asked += 1;
      clearTimeout(timer);
      if (pause === 0) return look(input.value);
      listbox.say(t('field.searching'));
      timer = setTimeout(() => look(input.value), pause);
    },
    onblur: leave,
  });
  const listbox = createListbox(input, (option) => {
    input.value = option.text.text;
    picked(option);
  });

  const typed = () => (input.value === text ? '' : input.value);

  /** @param first whether the first entry is marked, so that Enter picks it */
  async function look(query, first = query !== '') {
    const number = (asked += 1);
    const found = entries(query);
    if (found instanceof Promise) listbox.say(t('field.searching'));
    const result = await found;
    if (number !== asked || document.activeElement !== input) return;
    if (typeof result === 'string') listbox.say(result);
    else listbox.show(result, { first });
  }
  /** Text that matches no entry is replaced by the previous selection. */
  function leave() {
    asked += 1;
    clearTimeout(timer);
    listbox.hide();
    if (input.value.trim() === '' && text !== '') emptied?.();
    else if (input.value !== text) input.value = text;
  }
  return { input, list: listbox.node, open: () => look('') };
}
