import { pickedFile } from './api.js';
import { bytes } from './bytes.js';
import { h } from './dom.js';
import { t } from './words/index.js';

/** The kinds of answer, and their effect on the ticket. */
const ways = ['answer', 'ask', 'resolve', 'say', 'customerSays'];

/** The engineer's message box, with pictures and files. */
export function createAnswer(desk, act) {
  let picked = [];
  const words = h('textarea', { rows: 3, 'aria-label': t('answer.words'), placeholder: t('answer.words') });
  const input = h('input', { type: 'file', class: 'unseen', multiple: true, tabindex: -1, 'aria-hidden': 'true' });
  const chips = h('ul', { class: 'chips', 'aria-label': t('answer.files') });
  const add = h('button', { type: 'button', class: 'small', onclick: () => input.click() }, t('files.add'));
  const buttons = ways.map((way, index) =>
    h(
      'button',
      {
        type: 'button',
        class: index === 0 ? 'small primary' : 'small',
        title: t(`answer.${way}.title`),
        onclick: () => speak(way),
      },
      t(`answer.${way}`),
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
            {
              type: 'button',
              class: 'quiet small',
              'aria-label': t('files.remove', { name: file.name }),
              onclick: remove,
            },
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
    // Rejected text stays.
    if (done !== true) return;
    words.value = '';
    keep([]);
    words.focus();
  }
  return { node: h('div', { class: 'answer' }, words, chips, h('div', { class: 'tools' }, add, input, buttons)) };
}
