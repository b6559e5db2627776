import { draw, h } from './dom.js';
import { t } from './words/index.js';

/** Creates a ticket that the bot knows nothing about, as in the vendor's console. */
export function createConsole(desk, place) {
  const words = h('textarea', {
    rows: 2,
    'aria-label': t('console.label'),
    placeholder: t('console.placeholder'),
  });
  async function make() {
    const text = words.value.trim();
    if (text === '') return words.focus();
    words.value = '';
    if ((await desk.act('console', { text })) === undefined && words.value === '') words.value = text;
  }
  const button = h('button', { type: 'button', class: 'small', onclick: make }, t('console.create'));
  return {
    update: () => draw(place, 'always', () => [words, h('div', { class: 'tools' }, button)]),
  };
}
