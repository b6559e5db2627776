import { h } from '../dom.js';
import { t } from '../words/index.js';

/**
 * The list below a text field (ARIA combobox pattern): arrow keys move, Enter picks, Escape closes.
 * @param input a field with the role `combobox`, or a message box, which keeps its own role
 * @param picked receives the option: `{ text, description, group }`; `group` is the heading above it
 */
export function createListbox(input, picked) {
  const id = `${input.id || crypto.randomUUID()}-list`;
  // Scrollable elements can be reached with Tab by default; the field handles the list's keys.
  const node = h('ul', { id, role: 'listbox', 'aria-label': t('field.entries'), tabindex: -1, hidden: true });
  let options = [];
  let items = [];
  let at = -1;
  input.setAttribute('aria-controls', id);
  input.setAttribute('aria-autocomplete', 'list');
  expanded(false);
  input.addEventListener('keydown', key);

  /** A message box has no expanded state. */
  function expanded(is) {
    if (input.getAttribute('role') === 'combobox') input.setAttribute('aria-expanded', String(is));
  }
  function open(children) {
    node.replaceChildren(...children);
    node.hidden = false;
    expanded(true);
    mark(-1);
    node.scrollIntoView({ block: 'nearest' });
  }
  function hide() {
    node.hidden = true;
    options = items = [];
    expanded(false);
    mark(-1);
  }
  function mark(index) {
    at = index;
    items.forEach((item, number) => item.setAttribute('aria-selected', String(number === at)));
    const item = items[at];
    if (item === undefined) return input.removeAttribute('aria-activedescendant');
    input.setAttribute('aria-activedescendant', item.id);
    item.scrollIntoView({ block: 'nearest' });
  }
  function pick(index) {
    const option = options[index];
    hide();
    if (option !== undefined) picked(option);
  }
  function key(event) {
    if (node.hidden || event.isComposing) return;
    const last = options.length - 1;
    if (event.key === 'ArrowDown') mark(at >= last ? 0 : at + 1);
    else if (event.key === 'ArrowUp') mark(at <= 0 ? last : at - 1);
    else if (event.key === 'Tab' && at !== -1) pick(at);
    else if (event.key === 'Enter') pick(at === -1 && options.length === 1 ? 0 : at);
    else if (event.key === 'Escape') hide();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  function itemOf(option, index) {
    const attributes = {
      role: 'option',
      id: `${id}-${index}`,
      // The field keeps the focus, so that leaving it does not close the list before the click arrives.
      onmousedown: (event) => event.preventDefault(),
      onclick: () => pick(index),
    };
    return h('li', attributes, option.text.text, option.description && h('small', {}, option.description.text));
  }
  return {
    node,
    hide,
    /** A message instead of entries. */
    say(words) {
      options = items = [];
      open([h('li', { class: 'note', role: 'option', 'aria-disabled': 'true' }, words)]);
    },
    show(next, { first = false } = {}) {
      options = next;
      items = next.map(itemOf);
      open(
        items.flatMap((item, index) => {
          const { group } = next[index];
          const fresh = group !== undefined && group !== next[index - 1]?.group;
          return fresh ? [h('li', { class: 'group', role: 'presentation' }, group), item] : [item];
        }),
      );
      if (first) mark(0);
    },
  };
}
