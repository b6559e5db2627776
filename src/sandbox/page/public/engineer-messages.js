import { bytes } from './bytes.js';
import { confirm } from './confirm.js';
import { draw, h, reconcile } from './dom.js';
import { shortTime } from './short-time.js';
import { t } from './words/index.js';

/** The messages of a ticket, with pictures and files; the first message is the description. */
export function createMessages(act, live) {
  const node = h('ol', { class: 'said', 'aria-label': t('said.label'), tabindex: 0 });
  let known;
  return {
    node,
    update({ messages }) {
      reconcile(node, messages, {
        key: ({ id }) => id,
        create: ({ author }) => h('li', { class: author }),
        update: (item, message) => draw(item, message, () => show(message, act)),
      });
      if (messages.length === known) return;
      node.scrollTop = node.scrollHeight;
      const last = messages.at(-1);
      if (known !== undefined && messages.length > known && last.author !== 'engineer')
        live.textContent = t('message.said', { name: last.authorName, text: last.text.slice(0, 300) });
      known = messages.length;
    },
  };
}

function show({ id, author, authorName, text, at, files, first }, act) {
  return [
    h('strong', {}, t(`said.${author}`, { name: authorName })),
    ' ',
    h('time', { datetime: new Date(at).toISOString() }, shortTime(at)),
    author === 'engineer' &&
      !first &&
      h(
        'button',
        {
          type: 'button',
          class: 'quiet small withdraw',
          'data-focus': 'withdraw',
          onclick: () => withdraw(act, id, text),
        },
        t('said.withdraw'),
      ),
    h('div', { class: 'plain' }, text),
    files.length > 0 &&
      h(
        'ul',
        { class: 'files', 'aria-label': t('said.files') },
        files.map((file) => h('li', {}, showFile(file))),
      ),
  ];
}

function showFile({ id, name, size, picture }) {
  const href = `/api/attachment/${id}`;
  const shown = picture ? h('img', { src: href, alt: name, loading: 'lazy' }) : name;
  return [
    h('a', picture ? { href, target: '_blank', rel: 'noopener' } : { href, download: name }, shown),
    h('small', {}, ` ${bytes(size)}`),
  ];
}

async function withdraw(act, message, text) {
  const title = t('said.sure');
  if (await confirm({ title, text: text.slice(0, 300), yes: t('said.withdraw'), no: t('keep'), danger: true }))
    await act({ act: 'withdraw', message });
}
