import { h } from '../dom.js';
import { createListbox } from './listbox.js';

/** External menus, whose entries the app gives while one types; Slack asks from three letters on unless told otherwise. */

export function externalSelect(field) {
  const chosen = field.value ?? field.element.initial_option;
  const root = typeAhead(field, {
    text: chosen?.text.text ?? '',
    picked: (option) => field.app.enter(field, option),
    emptied: () => chosen !== undefined && field.app.enter(field, null),
  });
  return root;
}

export function multiExternalSelect(field) {
  const chosen = field.value ?? field.element.initial_options ?? [];
  const enter = (options) => field.app.enter(field, options.length === 0 ? null : options);
  const chips = chosen.map((option) =>
    h(
      'li',
      {},
      option.text.text,
      h(
        'button',
        {
          type: 'button',
          class: 'quiet small',
          'aria-label': `Remove ${option.text.text}`,
          onclick: () => enter(chosen.filter((one) => one !== option)),
        },
        '×',
      ),
    ),
  );
  const input = typeAhead(field, {
    text: '',
    picked: (option) => enter([...chosen.filter(({ value }) => value !== option.value), option]),
    emptied: () => undefined,
  });
  return h('div', {}, h('ul', { class: 'chips' }, chips), input);
}

function typeAhead(field, { text, picked, emptied }) {
  const { app, element, named, where, blockId, actionId } = field;
  const shortest = element.min_query_length ?? 3;
  let asked = 0;
  let timer;
  const input = h('input', {
    ...named,
    type: 'text',
    role: 'combobox',
    autocomplete: 'off',
    'aria-autocomplete': 'list',
    'data-focus': field.name,
    placeholder: element.placeholder?.text ?? 'Type to search',
    value: text,
    // What was just chosen is not asked for again, and no list may hide what is wrong.
    onfocus: () => (text === '' && named['aria-invalid'] === undefined ? look('') : input.select()),
    onclick: () => listbox.node.hidden && look(''),
    onkeydown: (event) => {
      if (event.key === 'ArrowDown' && listbox.node.hidden) look('');
    },
    oninput: () => {
      // The entries of other words are gone at once: Enter must not pick one of them.
      asked += 1;
      listbox.say('Searching…');
      clearTimeout(timer);
      timer = setTimeout(() => look(input.value), 200);
    },
    onblur: leave,
  });
  const listbox = createListbox(input, (option) => {
    input.value = option.text.text;
    picked(option);
  });

  async function look(query) {
    const number = (asked += 1);
    if (query.length < shortest) return listbox.say(`Type at least ${shortest} letters.`);
    listbox.say('Searching…');
    const answer = await app.act('suggest', { where, blockId, action: actionId, query });
    if (number !== asked || document.activeElement !== input) return;
    if (answer === undefined || answer.error !== undefined) listbox.say('The list could not be loaded.');
    else if (answer.options.length === 0) listbox.say('Nothing found.');
    else listbox.show(answer.options);
  }
  /** Words that were not chosen are not an entry: what was chosen before stands again. */
  function leave() {
    asked += 1;
    clearTimeout(timer);
    listbox.hide();
    if (input.value.trim() === '' && text !== '') emptied();
    else if (text !== '' && input.value !== text) input.value = text;
  }
  return h('div', { class: 'type-ahead' }, input, listbox.node);
}
