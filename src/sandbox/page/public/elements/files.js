import { pickedFile } from '../api.js';
import { bytes } from '../bytes.js';
import { h } from '../dom.js';

/** Files that go into a form; each is uploaded as soon as it is picked. */
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
  async function upload(picked) {
    input.setAttribute('aria-busy', 'true');
    for (const file of picked) {
      const place = { view: field.where.view, field: field.blockId };
      const done = await app.attempt(async () => app.act('upload', { place, files: [await pickedFile(file)] }));
      if (done === undefined) break;
    }
    input.removeAttribute('aria-busy');
    input.value = '';
  }
  const list = files.map(({ name, size }) =>
    h('li', {}, name, h('small', {}, size === undefined ? '' : ` ${bytes(size)}`)),
  );
  const clear = h(
    'button',
    { type: 'button', class: 'quiet small', onclick: () => app.enter(field, null) },
    files.length === 1 ? 'Remove the file' : 'Remove the files',
  );
  return h('div', { class: 'files' }, input, files.length > 0 && [h('ul', { class: 'chips' }, list), clear]);
}
