import { draw, h, reconcile } from './dom.js';
import { createMessage, updateMessage } from './message.js';
import { avatar } from './avatar.js';
import { counted, t } from './words/index.js';

/**
 * Renders rows into a list: messages, days, and the line above unread messages.
 * @param answer opens the thread of a message; absent in a thread itself
 */
export function showRows(app, list, channel, rows, answer) {
  // The context that a row depends on.
  const { people, names, reader } = app.view;
  const around = JSON.stringify([people, names, reader, app.place.me, Math.floor(Date.now() / 60_000)]);
  reconcile(list, rows, {
    key: ({ kind, key }) => `${channel} ${kind} ${key}`,
    create: ({ kind }) =>
      kind === 'message' ? h('li', { class: 'row' }, createMessage()) : h('li', { class: `line ${kind}` }),
    update: (node, row) => {
      if (row.kind === 'day') draw(node, [row.at, app.view.reader], () => h('h3', {}, app.dates.dayLine(row.at)));
      else if (row.kind === 'start') draw(node, app.conversation(), () => startOf(app, app.conversation()));
      else if (row.kind === 'news') draw(node, 'news', () => h('span', {}, t('log.new')));
      else changed(node, around, row, () => updateRow(app, node, channel, row, answer));
    },
  });
}

/** A window of messages is mostly the same as the previous one. */
function changed(node, around, row, update) {
  const now = JSON.stringify(row);
  if (node.shown === now && node.around === around) return;
  Object.assign(node, { shown: now, around });
  update();
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

function startOf(app, summary) {
  const title = app.titleOf(summary);
  const words = t(summary.others === undefined ? 'log.start' : 'log.start-direct', { title });
  return [h('p', { class: 'title' }, title), h('p', {}, words)];
}

/** Who replied, how often and when. */
function summary(app, { count, latest, from }, open) {
  const attributes = { type: 'button', class: 'quiet small', 'data-focus': 'thread', onclick: open };
  return h(
    'button',
    attributes,
    from.slice(0, 3).map((name) => avatar(app, name)),
    h('strong', {}, counted('log.replies', count)),
    h('small', {}, ` ${t('log.last-reply', { ago: app.dates.ago(Number(latest) * 1000) })}`),
  );
}
