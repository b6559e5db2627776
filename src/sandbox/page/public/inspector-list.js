import { draw, h, reconcile } from './dom.js';
import { directionOf } from './inspector-filter.js';
import { language, t } from './words/index.js';

/** More rows slow down a browser; a filter finds the others. */
const most = 500;

const clock = new Intl.DateTimeFormat(language, { timeStyle: 'medium' });

/** The list of exchanges: a single tab stop, with arrow keys to move up and down. */
export function createList(node, open) {
  node.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const rows = [...node.querySelectorAll('button')];
    const next = rows[rows.indexOf(document.activeElement) + step];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  });
  node.addEventListener('focusin', (event) => makeStop(node, event.target.closest('button')));

  return {
    show(entries, opened) {
      const shown = entries.slice(0, most);
      reconcile(node, shown, {
        key: ({ id }) => id,
        create: () => h('li'),
        update: (item, entry) => {
          const { request, answer, ...row } = entry;
          item.open = () => open(entry);
          draw(item, [row, entry.id === opened], () => rowOf(entry, entry.id === opened, () => item.open()));
        },
      });
      // Focus starts at the open entry, or at the newest.
      if (!node.contains(document.activeElement))
        makeStop(node, node.querySelector('[aria-current]') ?? node.querySelector('button'));
      else if (node.querySelector('[tabindex="0"]') === null) makeStop(node, document.activeElement);
    },
  };
}

function makeStop(node, button) {
  for (const other of node.querySelectorAll('button[tabindex="0"]')) other.tabIndex = -1;
  if (button !== null) button.tabIndex = 0;
}

function rowOf(entry, current, onclick) {
  const { id, at, name, result, took, times, failed } = entry;
  return h(
    'button',
    {
      type: 'button',
      class: failed ? 'row failed' : 'row',
      'aria-current': current ? 'true' : undefined,
      'data-focus': String(id),
      tabindex: -1,
      onclick,
    },
    h('time', { datetime: new Date(at).toISOString() }, clock.format(at)),
    h('span', { class: 'direction' }, directionOf(entry)),
    h('strong', {}, name, times > 1 && h('small', {}, ` × ${times}`)),
    h('span', { class: 'result' }, failed && h('span', { 'aria-hidden': 'true' }, '✗ '), result),
    h('span', { class: 'took' }, t('wire.ms', { count: Math.round(took) })),
    h('span', { class: 'proof' }, proofOf(entry)),
  );
}

/** How the sender was identified, and whether that was accepted. */
export function proofOf({ proof: { by, accepted } }) {
  if (by !== 'signature' && by !== 'token') return t(`proof.${by}`);
  const verdict = accepted === undefined ? 'not' : accepted ? 'checked' : 'refused';
  return t(`proof.${by}.${verdict}`);
}
