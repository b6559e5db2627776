import { bytes } from './bytes.js';
import { shortTime } from './dates.js';
import { draw, h } from './dom.js';

/** What the engineer does on a host: the API tells the customer each command and each file. */
export function createSession(act, session) {
  const head = h('p');
  const log = h('ol', { class: 'log', 'aria-label': 'Log of the session' });
  const tools = h(
    'div',
    { class: 'inside' },
    commandForm((text) => act({ act: 'command', session, text })),
    fileForm((transfer) => act({ act: 'transfer', session, transfer })),
    h('button', { type: 'button', class: 'small', onclick: () => act({ act: 'leave', session }) }, 'End the session'),
  );
  const node = h('li', {}, head, log, tools);
  node.show = ({ from, to, commands, files }) => {
    draw(head, [from, to], () => [
      `Session from ${shortTime(from)}`,
      to === undefined ? h('span', { class: 'status' }, 'goes on') : ` to ${shortTime(to)}`,
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
    words: `${direction === 'upload' ? 'Left' : 'Took'} ${name} (${bytes(size)}): ${from} → ${to}`,
  }));
  return [...said, ...moved].toSorted((a, b) => a.at - b.at).map(({ words }) => words);
}

/** Calls `run` with what the fields hold, and empties them where it was taken. */
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
    'aria-label': 'Command',
    placeholder: 'Command',
  });
  return form([field], 'Run', ({ text }) => run(text));
}

function fileForm(run) {
  const path = (name, label) =>
    h('input', { name, required: true, maxlength: 255, 'aria-label': label, placeholder: label });
  const direction = h(
    'select',
    { name: 'direction', 'aria-label': 'Direction' },
    h('option', { value: 'download' }, 'Take a file'),
    h('option', { value: 'upload' }, 'Leave a file'),
  );
  return form(
    [direction, path('from', 'From path'), path('to', 'To path')],
    'Transfer',
    ({ direction: way, from, to }) =>
      // Nothing is really moved: the size is made up.
      run({ direction: way, name: from.split('/').at(-1) || from, size: 2048, from, to }),
  );
}
