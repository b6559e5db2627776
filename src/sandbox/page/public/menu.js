import { h } from './dom.js';

/**
 * A button that opens a menu (ARIA menu button pattern): arrow keys move, Escape and Tab close, the focus returns.
 * @param items `{ label, run, danger }[]`, or a function that returns them when the menu opens
 */
export function menuButton({ label, content, focus, items, className = 'small' }) {
  const list = h('ul', { class: 'menu', role: 'menu', 'aria-label': label, hidden: true, onkeydown: move });
  const button = h(
    'button',
    {
      type: 'button',
      class: className,
      'aria-label': label,
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      'data-focus': focus,
      title: label,
      onclick: () => (list.hidden ? open() : close()),
    },
    content,
  );
  const root = h('span', { class: 'menu-root', onfocusout: leave }, button, list);
  const entries = () => [...list.querySelectorAll('button')];

  function open() {
    list.replaceChildren(...(typeof items === 'function' ? items() : items).map(entry));
    list.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    // Opens upwards if there is no room below.
    list.classList.remove('up');
    const room = root.closest('.scroll')?.getBoundingClientRect().bottom ?? innerHeight;
    list.classList.toggle('up', list.getBoundingClientRect().bottom > room - 8);
    entries()[0]?.focus();
  }
  function entry(item) {
    const onclick = () => (close(), item.run());
    const attributes = { type: 'button', role: 'menuitem', tabindex: -1, class: item.danger && 'danger', onclick };
    return h('li', { role: 'none' }, h('button', { ...attributes, 'aria-label': item.name }, item.label));
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
    const all = entries();
    const at = all.indexOf(document.activeElement);
    const steps = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: -1 };
    if (event.key === 'Escape') close();
    else if (event.key in steps) all.at(steps[event.key] % all.length)?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return root;
}
