import { draw, h, reconcile } from './dom.js';
import { createMessage, updateMessage } from './message.js';
import { avatar } from './avatar.js';

/**
 * Makes a list show rows: messages, days, and where the news begins.
 * @param answer opens the thread of a message; none in a thread itself
 */
export function showRows(app, list, channel, rows, answer) {
  reconcile(list, rows, {
    key: ({ kind, key }) => `${channel} ${kind} ${key}`,
    create: ({ kind }) =>
      kind === 'message' ? h('li', { class: 'row' }, createMessage()) : h('li', { class: `line ${kind}` }),
    update: (node, row) => {
      if (row.kind === 'day') draw(node, [row.at, app.view.reader], () => h('h3', {}, app.dates.dayLine(row.at)));
      else if (row.kind === 'news') draw(node, 'news', () => h('span', {}, 'New'));
      else updateRow(app, node, channel, row, answer);
    },
  });
}

function updateRow(app, node, channel, row, answer) {
  const { message, only } = row;
  node.dataset.ts = message.ts;
  const open = only || answer === undefined ? undefined : () => answer(message.root ?? message.ts);
  updateMessage(app, node.firstChild, { ...row, channel, answer: open });
  if (open === undefined) return;
  const { thread } = message;
  draw(
    node.summary ?? (node.summary = node.appendChild(h('div', { class: 'thread-summary' }))),
    [thread, app.view.reader],
    () => (thread === undefined ? [] : summary(app, thread, open)),
  );
}

/** Who answered, how often and when. */
function summary(app, { count, latest, from }, open) {
  const words = count === 1 ? '1 reply' : `${count} replies`;
  const attributes = { type: 'button', class: 'quiet small', 'data-focus': 'thread', onclick: open };
  return h(
    'button',
    attributes,
    from.slice(0, 3).map((name) => avatar(app, name)),
    h('strong', {}, words),
    h('small', {}, ` Last reply ${app.dates.ago(Number(latest) * 1000)}`),
  );
}
