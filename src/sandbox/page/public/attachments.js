import { bytes } from './bytes.js';
import { h } from './dom.js';

/** Files of a message: pictures as previews, others as downloads. */
export function attachments(app, files) {
  return files.map(({ id, name, mimetype, size }) => {
    const href = fileAddress(app, id);
    const facts = h('small', {}, bytes(size));
    if (!mimetype.startsWith('image/') || mimetype === 'image/svg+xml')
      return h('a', { class: 'file', href, download: name }, name, facts);
    return h(
      'figure',
      { class: 'preview' },
      h('figcaption', {}, name, ' ', facts),
      h('a', { href, target: '_blank' }, h('img', { src: href, alt: name, loading: 'lazy' })),
    );
  });
}

/** The address of a file on the page's server, for the current person. */
export function fileAddress(app, id) {
  return `/api/file/${encodeURIComponent(id)}?${new URLSearchParams({ me: app.place.me })}`;
}
