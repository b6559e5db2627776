import { createComposer } from './composer.js';
import { draw, h, reconcile } from './dom.js';
import { createMessage, updateMessage } from './message.js';

/** A conversation: its messages with their threads, and between them what only this person sees. */

const atOf = (ts) => Number(ts) * 1000;

/** @param scroll the element that scrolls, so that the newest stays in view where it was */
export function createChannel(app, { list, scroll, heading, note, composer: place }) {
  const opened = new Map();
  let shown;
  let composer;

  function update() {
    const { channel, screen } = app.view;
    const summary = app.view.channels.find(({ id }) => id === channel?.id);
    if (channel === undefined || summary === undefined) return;
    const changed = shown !== `${app.place.me} ${channel.id}`;
    const bottom = changed || scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
    if (changed) {
      shown = `${app.place.me} ${channel.id}`;
      composer = createComposer(app, { channel: channel.id, id: 'message', label: `Message ${titleOf(summary)}` });
      place.replaceChildren(composer.node);
    }
    composer.update(summary);
    heading.textContent = titleOf(summary);
    draw(note, [summary, app.place.me], () => noteOf(app, summary));
    const last = channel.messages.findLast(({ replies }) => replies.length > 0)?.ts;
    reconcile(list, itemsOf(channel, screen), {
      key: ({ key }) => `${channel.id} ${key}`,
      create: () => h('li', {}, createMessage()),
      update: (node, item) => {
        updateMessage(app, node.firstChild, {
          ...item,
          channel: channel.id,
          answer: item.thread && (() => open(item.key)),
        });
        if (item.thread) updateThread(node, item, opened.get(item.key) ?? item.key === last);
      },
    });
    if (app.place.thread !== undefined) {
      const wanted = app.place.thread;
      app.place.thread = undefined;
      open(wanted);
    } else if (bottom) scroll.scrollTop = scroll.scrollHeight;
  }

  /** Opens a thread and goes to its message box. */
  function open(ts) {
    opened.set(ts, true);
    update();
    const thread = list.querySelector(`[data-thread="${CSS.escape(ts)}"]`);
    thread?.scrollIntoView({ block: 'end' });
    thread?.querySelector('textarea')?.focus();
  }

  function updateThread(node, { key: ts, message, only, replies }, isOpen) {
    const channel = app.view.channel.id;
    const toggle = (node.toggle ??= h('button', { type: 'button', class: 'quiet thread-toggle' }));
    toggle.onclick = () => {
      opened.set(ts, toggle.getAttribute('aria-expanded') !== 'true');
      update();
    };
    const wanted = isOpen && (replies.length > 0 || opened.has(ts));
    toggle.setAttribute('aria-expanded', String(wanted));
    toggle.textContent =
      replies.length === 0 ? 'Thread' : `${replies.length} ${replies.length === 1 ? 'reply' : 'replies'}`;
    if (replies.length === 0 && !wanted) {
      toggle.remove();
    } else if (!toggle.isConnected) node.append(toggle);
    if (!wanted) return node.thread?.node.remove();
    node.thread ??= createThread(app, channel, ts);
    if (!node.thread.node.isConnected) node.append(node.thread.node);
    node.thread.update(replies, { message, only });
  }
  return { update };
}

function createThread(app, channel, ts) {
  const list = h('ol', { 'aria-label': 'Thread' });
  const composer = createComposer(app, { channel, thread: ts, id: `thread-${ts}`, label: 'Reply in this thread' });
  const node = h('div', { class: 'thread', 'data-thread': ts }, list, composer.node);
  return {
    node,
    update(replies) {
      composer.update(app.view.channels.find(({ id }) => id === channel));
      reconcile(list, replies, {
        key: ({ key }) => key,
        create: () => h('li', {}, createMessage()),
        update: (item, reply) => updateMessage(app, item.firstChild, { ...reply, channel }),
      });
    },
  };
}

/** Messages, ephemeral ones and Slack's own notices, in the order in which they came. */
export function itemsOf(channel, screen) {
  const own = screen.ephemerals.filter((message) => message.channel === channel.id).map(ephemeral);
  const roots = channel.messages.map((message) => ({
    ...item(message),
    thread: true,
    replies: inOrder([...message.replies.map(item), ...own.filter(({ of }) => of === message.ts)]),
  }));
  const known = new Set(roots.map(({ key }) => key));
  const notices = screen.notices.filter((notice) => (notice.channel ?? channel.id) === channel.id).map(noticeItem);
  return inOrder([...roots, ...own.filter(({ of }) => !known.has(of)), ...notices]);
}

const item = (message) => ({ key: message.ts, message: { ...message, at: atOf(message.ts) } });

const ephemeral = ({ thread, ...message }) => ({
  key: message.ts,
  of: thread,
  only: true,
  message: { ...message, at: atOf(message.ts), from: 'service_tickets', files: [], edited: false },
});

const noticeItem = ({ at, text }, index) => ({
  key: `notice ${index} ${at}`,
  only: true,
  message: { ts: '', at, from: 'Slack', rawText: text, blocks: [], files: [], edited: false },
});

const inOrder = (items) => items.sort((one, other) => one.message.at - other.message.at);

const titleOf = ({ name, kind }) => (kind === 'im' ? name : `#${name}`);

function noteOf(app, { id, kind, archived, shared, hasBot }) {
  const words = [
    kind === 'private' && 'private',
    shared && 'shared with another organisation',
    archived && 'archived',
    !hasBot && 'the app is not in here',
  ].filter(Boolean);
  const invite =
    !hasBot && !archived && kind !== 'im'
      ? h(
          'button',
          { type: 'button', class: 'small', onclick: () => app.act('addBot', { channel: id }) },
          'Invite the app',
        )
      : undefined;
  return [words.join(' · '), invite];
}
