import { pickedFile } from './api.js';
import { bytes } from './bytes.js';
import { h } from './dom.js';
import { t } from './words/index.js';

/** Files to send with a message: picked, dropped or pasted. */
export function createStaged(app) {
  const list = h('ul', { class: 'chips' });
  const bar = h('progress', { max: 1, value: 0, 'aria-label': t('files.upload'), hidden: true });
  let files = [];

  function show() {
    for (const image of list.querySelectorAll('img')) URL.revokeObjectURL(image.src);
    list.replaceChildren(...files.map(chip));
  }
  function chip(file) {
    const picture = file.type.startsWith('image/') && h('img', { src: URL.createObjectURL(file), alt: '' });
    const remove = () => {
      files = files.filter((one) => one !== file);
      show();
    };
    const label = t('files.remove', { name: file.name });
    const attributes = { type: 'button', class: 'quiet small', 'aria-label': label, onclick: remove };
    return h('li', {}, picture, file.name, ' ', h('small', {}, bytes(file.size)), h('button', attributes, '✕'));
  }
  return {
    node: h('div', { class: 'staged' }, list, bar),
    add(more) {
      files = [...files, ...more].slice(0, 10);
      show();
    },
    any: () => files.length > 0,
    /** Sends the files; false if they were rejected, in which case they stay. */
    async send(place) {
      bar.hidden = false;
      bar.value = 0;
      const sent = await app.attempt(async () =>
        app.upload(place, await Promise.all(files.map(pickedFile)), (part) => (bar.value = part)),
      );
      bar.hidden = true;
      if (sent === undefined) return false;
      files = [];
      show();
      return true;
    },
  };
}

/** Accepts files dropped on an element, or pasted into it. */
export function takeFiles(node, taken) {
  const carries = (event) => event.dataTransfer?.types.includes('Files') === true;
  const mark = (on) => node.classList.toggle('dropping', on);
  node.addEventListener('dragover', (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    mark(true);
  });
  node.addEventListener('dragleave', (event) => {
    if (!node.contains(event.relatedTarget)) mark(false);
  });
  node.addEventListener('drop', (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    mark(false);
    taken([...event.dataTransfer.files]);
  });
  node.addEventListener('paste', (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    taken(files);
  });
}
