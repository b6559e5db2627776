import { pickedFile } from '../api.js';
import { bytes } from '../bytes.js';
import { h } from '../dom.js';
import { takeFiles } from '../staged.js';
import { t } from '../words/index.js';

/** Files for a form; each is uploaded as soon as it is picked or dropped. */
export function fileInput(field) {
  const { app, element, value, named } = field;
  const files = value ?? [];
  const input = h('input', {
    ...named,
    type: 'file',
    'data-focus': field.name,
    multiple: (element.max_files ?? 10) > 1,
    accept: element.filetypes?.map((type) => `.${type}`).join(','),
    onchange: () => upload([...input.files]),
  });
  const bar = h('progress', { max: 1, value: 0, hidden: true });

  async function upload(picked) {
    const place = { view: field.where.view, field: field.blockId };
    bar.hidden = false;
    for (const file of picked) {
      bar.value = 0;
      bar.setAttribute('aria-label', t('field.uploading', { name: file.name }));
      const send = async () => app.upload(place, [await pickedFile(file)], (part) => (bar.value = part));
      if ((await app.attempt(send)) === undefined) break;
    }
    bar.hidden = true;
    input.value = '';
  }
  function chip({ id, name, size }) {
    const rest = files.filter((file) => file.id !== id).map((file) => file.id);
    const onclick = () => app.enter(field, rest.length === 0 ? null : rest);
    const attributes = { type: 'button', class: 'quiet small', 'aria-label': t('files.remove', { name }), onclick };
    return h('li', {}, name, size !== undefined && h('small', {}, ` ${bytes(size)}`), h('button', attributes, '✕'));
  }
  const list = files.length > 0 && h('ul', { class: 'chips' }, files.map(chip));
  const node = h('div', { class: 'files' }, input, bar, list);
  takeFiles(node, upload);
  return node;
}
