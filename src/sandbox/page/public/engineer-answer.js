import { pickedFile } from './api.js';
import { bytes } from './bytes.js';
import { h } from './dom.js';

/** What can be done with words, and what becomes of the ticket. */
const ways = [
  ['answer', 'Answer', 'The ticket is in processing afterwards.'],
  ['ask', 'Ask for feedback', 'The ticket waits for the customer afterwards.'],
  ['resolve', 'Resolve', 'The customer has to confirm the result.'],
  ['say', 'Write only', 'The status stays.'],
  ['customerSays', 'Write as customer', 'As if the customer wrote in the console.'],
];

/** Where the engineer writes, with pictures and files. */
export function createAnswer(desk, act) {
  let picked = [];
  const words = h('textarea', { rows: 3, 'aria-label': 'Words for the ticket', placeholder: 'Words for the ticket' });
  const input = h('input', { type: 'file', class: 'unseen', multiple: true, tabindex: -1, 'aria-hidden': 'true' });
  const chips = h('ul', { class: 'chips', 'aria-label': 'Files that come along' });
  const add = h('button', { type: 'button', class: 'small', onclick: () => input.click() }, 'Add files');
  const buttons = ways.map(([way, label, title], index) =>
    h(
      'button',
      { type: 'button', class: index === 0 ? 'small primary' : 'small', title, onclick: () => speak(way) },
      label,
    ),
  );
  input.addEventListener('change', () => {
    keep([...picked, ...input.files].slice(0, 10));
    input.value = '';
  });

  function keep(files) {
    picked = files;
    chips.replaceChildren(
      ...picked.map((file) => {
        const remove = () => {
          keep(picked.filter((one) => one !== file));
          add.focus();
        };
        return h(
          'li',
          {},
          `${file.name} `,
          h('small', {}, bytes(file.size)),
          h(
            'button',
            { type: 'button', class: 'quiet small', 'aria-label': `Remove ${file.name}`, onclick: remove },
            '×',
          ),
        );
      }),
    );
  }
  async function speak(way) {
    const text = words.value.trim();
    if (text === '') return words.focus();
    for (const button of buttons) button.disabled = true;
    const done = await desk.attempt(async () => {
      const files = await Promise.all(picked.map(pickedFile));
      return (await act({ act: way, text, files })) !== undefined;
    });
    for (const button of buttons) button.disabled = false;
    // What was not taken stays.
    if (done !== true) return;
    words.value = '';
    keep([]);
    words.focus();
  }
  return { node: h('div', { class: 'answer' }, words, chips, h('div', { class: 'tools' }, add, input, buttons)) };
}
