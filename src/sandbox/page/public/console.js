import { draw, h } from './dom.js';

/** A way to make a ticket that the bot knows nothing of, as in the vendor's console. */
export function createConsole(desk, place) {
  const words = h('textarea', {
    rows: 2,
    'aria-label': 'Description of a ticket made in the console',
    placeholder: 'A ticket made in the console, past the bot',
  });
  async function make() {
    const text = words.value.trim();
    if (text === '') return words.focus();
    words.value = '';
    if ((await desk.act('console', { text })) === undefined && words.value === '') words.value = text;
  }
  const button = h('button', { type: 'button', class: 'small', onclick: make }, 'Create in the console');
  return {
    update: () => draw(place, 'always', () => [words, h('div', { class: 'tools' }, button)]),
  };
}
