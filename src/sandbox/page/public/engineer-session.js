import { bytes } from './bytes.js';
import { draw, h } from './dom.js';
import { shortTime } from './short-time.js';
import { t } from './words/index.js';

/** What the engineer does on a host: the API reports each command and each file to the customer. */
export function createSession(act, session) {
  const head = h('p');
  const log = h('ol', { class: 'log', 'aria-label': t('session.log') });
  const tools = h(
    'div',
    { class: 'inside' },
    commandForm((text) => act({ act: 'command', session, text })),
    fileForm((transfer) => act({ act: 'transfer', session, transfer })),
    h('button', { type: 'button', class: 'small', onclick: () => act({ act: 'leave', session }) }, t('session.end')),
  );
  const node = h('li', {}, head, log, tools);
  node.show = ({ from, to, commands, files }) => {
    draw(head, [from, to], () => [
      t(to === undefined ? 'session.open' : 'session.closed', { from: shortTime(from), to: to && shortTime(to) }),
      to === undefined && h('span', { class: 'status' }, t('session.goes-on')),
    ]);
    draw(log, [commands, files], () => entriesOf(commands, files).map((words) => h('li', {}, words)));
    tools.hidden = to !== undefined;
  };
  return node;
}

function entriesOf(commands, files) {
  const said = commands.map(({ text, at }) => ({ at, words: h('code', {}, `$ ${text}`) }));
  const moved = files.map(({ direction, name, size, from, to, at }) => ({
    at,
    words: t(`session.${direction}ed`, { name, size: bytes(size), from, to }),
  }));
  return [...said, ...moved].toSorted((a, b) => a.at - b.at).map(({ words }) => words);
}

/** Calls `run` with the fields' values, and clears them on success. */
function form(fields, label, run) {
  const node = h('form', { class: 'tools' }, fields, h('button', { type: 'submit', class: 'small' }, label));
  node.addEventListener('submit', async (event) => {
    event.preventDefault();
    if ((await run(Object.fromEntries(new FormData(node)))) !== undefined) node.reset();
  });
  return node;
}

function commandForm(run) {
  const field = h('input', {
    name: 'text',
    required: true,
    maxlength: 1000,
    'aria-label': t('session.command'),
    placeholder: t('session.command'),
  });
  return form([field], t('session.run'), ({ text }) => run(text));
}

function fileForm(run) {
  const path = (name, label) =>
    h('input', { name, required: true, maxlength: 255, 'aria-label': label, placeholder: label });
  const direction = h(
    'select',
    { name: 'direction', 'aria-label': t('session.direction') },
    h('option', { value: 'download' }, t('session.download')),
    h('option', { value: 'upload' }, t('session.upload')),
  );
  return form(
    [direction, path('from', t('session.from')), path('to', t('session.to'))],
    t('session.transfer'),
    ({ direction: way, from, to }) =>
      // Nothing is really transferred: the size is made up.
      run({ direction: way, name: from.split('/').at(-1) || from, size: 2048, from, to }),
  );
}
