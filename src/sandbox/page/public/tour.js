import { h } from './dom.js';
import { steps } from './tour-steps.js';
import { t } from './words/index.js';

/** The browser's storage key for having seen or skipped the tour. */
const remembered = 'tour';

/**
 * A short tour of the sandbox, next to the page, which stays usable. It starts by itself at the first visit, and again
 * with `replay`; Escape ends it, and the focus returns.
 */
export function createTour(replay) {
  const title = h('h2', { id: 'tour-title', tabindex: -1 });
  const text = h('p', { id: 'tour-text' });
  const count = h('p', { class: 'note' });
  const back = h('button', { type: 'button', class: 'small', onclick: () => go(at - 1) }, t('tour.back'));
  const next = h('button', { type: 'button', class: 'small primary', onclick: () => go(at + 1) });
  const skip = h('button', { type: 'button', class: 'small quiet', onclick: end }, t('tour.skip'));
  const node = h(
    'div',
    { class: 'tour', role: 'dialog', 'aria-labelledby': title.id, 'aria-describedby': text.id, hidden: true },
    title,
    text,
    h('div', { class: 'tools' }, count, skip, back, next),
  );
  node.addEventListener('keydown', (event) => event.key === 'Escape' && end());
  document.querySelector('header').after(node);
  let at = 0;
  let before;

  function begin() {
    before = document.activeElement;
    node.hidden = false;
    go(0);
  }
  function go(step) {
    if (step === steps.length) return end();
    at = step;
    const { name, target } = steps[at];
    title.textContent = t(`tour.${name}.title`);
    text.textContent = t(`tour.${name}.text`);
    count.textContent = t('tour.count', { at: at + 1, all: steps.length });
    back.hidden = at === 0;
    skip.hidden = at === steps.length - 1;
    next.textContent = t(at === steps.length - 1 ? 'tour.done' : 'tour.next');
    point(target);
    title.focus();
  }
  function end() {
    localStorage.setItem(remembered, 'seen');
    node.hidden = true;
    point(undefined);
    const back = before?.isConnected && before !== document.body ? before : document.getElementById('message');
    back?.focus();
  }

  replay.addEventListener('click', begin);
  if (localStorage.getItem(remembered) === null) begin();
}

/** Outlines the element that a step describes. */
function point(target) {
  for (const old of document.querySelectorAll('.pointed')) old.classList.remove('pointed');
  if (target !== undefined) document.querySelector(target)?.classList.add('pointed');
}
