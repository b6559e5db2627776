import { h } from './dom.js';

/**
 * A button that opens a menu (ARIA menu button pattern): arrow keys move, Escape and Tab close, the focus returns.
 * @param items `{ label, run }`
 */
export function menuButton({ label, content, focus, items, quiet = false }) {
  const list = h('ul', { class: 'menu', role: 'menu', hidden: true, onkeydown: move });
  const button = h(
    'button',
    {
      type: 'button',
      class: quiet ? 'quiet small' : 'small',
      'aria-label': label,
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      'data-focus': focus,
      onclick: () => (list.hidden ? open() : close()),
    },
    content,
  );
  const root = h('span', { class: 'menu-root', onfocusout: leave }, button, list);
  list.append(
    ...items.map((item) =>
      h(
        'li',
        { role: 'none' },
        h(
          'button',
          { type: 'button', role: 'menuitem', tabindex: -1, onclick: () => (close(), item.run()) },
          item.label,
        ),
      ),
    ),
  );
  const entries = [...list.querySelectorAll('button')];

  function open() {
    list.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    list.scrollIntoView({ block: 'nearest' });
    entries[0]?.focus();
  }
  function close() {
    const inside = list.contains(document.activeElement);
    list.hidden = true;
    button.setAttribute('aria-expanded', 'false');
    if (inside) button.focus();
  }
  function leave(event) {
    if (!root.contains(event.relatedTarget) && !list.hidden) close();
  }
  function move(event) {
    const at = entries.indexOf(document.activeElement);
    const steps = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
    if (event.key === 'Escape') close();
    else if (event.key in steps) entries.at(steps[event.key] % entries.length)?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return root;
}
