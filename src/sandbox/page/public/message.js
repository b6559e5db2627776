import { showBlocks } from './blocks.js';
import { shortTime } from './dates.js';
import { draw, h } from './dom.js';
import { menuButton } from './menu.js';
import { mrkdwn } from './text.js';

/** One message, whoever wrote it: a person, the bot, the bot to one person only, or Slack itself. */

const roles = {
  bot: 'app',
  admin: 'admin',
  guest: 'guest',
  'single-channel guest': 'guest',
  stranger: 'other organisation',
};

export function createMessage() {
  return h('article', { class: 'message' }, h('header'), h('div', { class: 'text' }), h('footer'));
}

/**
 * @param message `{ ts, at, from, rawText, blocks, files, edited }`; `only` says that nobody else sees it
 * @param answer opens the thread; absent where there is none
 */
export function updateMessage(app, node, { channel, message, only = false, answer }) {
  const [header, text, footer] = node.children;
  const author = app.person(message.from);
  node.classList.toggle('only', only);
  draw(header, [message.from, author, message.edited, only], () => [
    h(
      'span',
      { class: `avatar ${author?.role === 'bot' ? 'bot' : ''}`, 'aria-hidden': 'true' },
      initials(author, message.from),
    ),
    h('strong', {}, author?.realName ?? message.from),
    roles[author?.role] && h('span', { class: 'role' }, roles[author.role]),
    h('time', { datetime: new Date(message.at).toISOString() }, shortTime(message.at)),
    message.edited && h('span', { class: 'note' }, 'edited'),
    only && h('span', { class: 'note' }, 'Only visible to you'),
    !only && actions(app, channel, message, answer),
  ]);
  if (message.blocks.length > 0) {
    const surface = {
      app,
      key: `${channel}-${message.ts}`,
      where: { channel, ts: message.ts },
      valueOf: () => undefined,
      errorOf: () => undefined,
    };
    if (!node.hasBlocks) text.replaceChildren();
    node.hasBlocks = true;
    showBlocks(text, message.blocks, surface);
  } else draw(text, message.rawText, () => h('div', {}, mrkdwn(app, message.rawText)));
  draw(footer, message.files, () => message.files.map(({ name }) => h('span', { class: 'file' }, name)));
}

function actions(app, channel, message, answer) {
  const shortcuts = app.view.menu.shortcuts.filter(({ type }) => type === 'message');
  const where = { channel, ts: message.ts };
  return menuButton({
    label: `Actions for the message of ${app.person(message.from)?.realName ?? message.from}`,
    content: '⋯',
    focus: 'actions',
    quiet: true,
    items: [
      ...(answer === undefined ? [] : [{ label: 'Reply in thread', run: answer }]),
      ...shortcuts.map(({ id, name }) => ({ label: name, run: () => app.act('shortcut', { id, message: where }) })),
    ],
  });
}

function initials(person, name) {
  const words = (person?.realName ?? name).split(' ');
  return words
    .map((word) => word[0])
    .slice(0, 2)
    .join('');
}
