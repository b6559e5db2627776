import { attachments } from './attachments.js';
import { avatar } from './avatar.js';
import { showBlocks } from './blocks.js';
import { confirm } from './confirm.js';
import { draw, h } from './dom.js';
import { editor } from './editor.js';
import { menuButton } from './menu.js';
import { addReaction, reactions } from './reactions.js';
import { mrkdwn } from './text.js';
import { t } from './words/index.js';

/** One message by anyone: a person, the bot, the bot for one person only, or Slack itself. */

/** The badge next to a name; plain members have none. */
const roles = new Map([
  ['bot', 'role.bot'],
  ['admin', 'role.admin'],
  ['owner', 'role.owner'],
  ['guest', 'role.guest'],
  ['single-channel guest', 'role.guest'],
  ['stranger', 'role.stranger'],
]);

export function createMessage() {
  return h(
    'article',
    { class: 'message' },
    h('header'),
    h('div', { class: 'text' }),
    h('div', { class: 'files' }),
    h('div', { class: 'reactions' }),
    h('div', { class: 'toolbar' }),
  );
}

/**
 * @param row `{ message, only, compact }`; `only`: nobody else sees it; `compact`: it continues below the previous name
 * @param answer opens the thread; absent if there is none
 */
export function updateMessage(app, node, { channel, message, only = false, compact = false, answer }) {
  const [header, text, files, reacted, toolbar] = node.children;
  const author = app.person(message.from);
  node.classList.toggle('only', only);
  node.classList.toggle('compact', compact);
  draw(header, [message.from, author, message.at, only, compact, app.view.reader], () =>
    headOf(app, message, only, author),
  );
  if (node.editing) return;
  showText(app, node, text, channel, message);
  draw(files, message.files, () => attachments(app, message.files));
  draw(reacted, [message.reactions, app.place.me], () => reactions(app, channel, message));
  draw(toolbar, [only, message.ts, app.place.me, answer === undefined], () =>
    only ? [] : [addReaction(app, channel, message.ts), actions({ app, node, channel, message, answer })],
  );
  node.raw = message.rawText;
}

function headOf(app, message, only, author) {
  const { dates } = app;
  return [
    avatar(app, message.from),
    only && h('p', { class: 'note visible' }, t('message.only')),
    h('strong', {}, author?.realName ?? message.from),
    roles.has(author?.role) && h('span', { class: 'role' }, t(roles.get(author.role))),
    h('time', { datetime: new Date(message.at).toISOString(), title: dates.full(message.at) }, dates.time(message.at)),
  ];
}

function showText(app, node, text, channel, message) {
  const hasBlocks = message.blocks.length > 0;
  if (node.hasBlocks !== hasBlocks) text.replaceChildren();
  node.hasBlocks = hasBlocks;
  if (hasBlocks) {
    showBlocks(text, message.blocks, {
      app,
      key: `${channel}-${message.ts}`,
      where: { channel, ts: message.ts },
      valueOf: () => undefined,
      errorOf: () => undefined,
    });
    return;
  }
  // Mentions show the names of people, so they depend on who exists.
  draw(text, [message.rawText, message.edited, message.root, message.attached, app.view.names, app.view.reader], () => [
    message.root && h('p', { class: 'note' }, t('message.in-channel')),
    h('div', {}, mrkdwn(app, message.rawText), message.edited && h('span', { class: 'note' }, t('message.edited'))),
    ...(message.attached ?? []).map((words) => h('blockquote', {}, mrkdwn(app, words))),
  ]);
}

function actions({ app, node, channel, message, answer }) {
  const where = { channel, ts: message.ts };
  const own = message.from === app.place.me;
  const link = () => `${location.origin}/#${app.place.me}/${channel}/${message.root ?? message.ts}`;
  const shortcuts = app.view.menu.shortcuts.filter(({ type }) => type === 'message');
  return menuButton({
    label: t('message.actions', { name: app.person(message.from)?.realName ?? message.from }),
    content: '⋯',
    focus: 'actions',
    className: 'quiet small',
    items: () => [
      ...(answer === undefined ? [] : [{ label: t('message.answer'), run: answer }]),
      ...shortcuts.map(({ id, name }) => ({ label: name, run: () => app.act('shortcut', { id, message: where }) })),
      { label: t('message.copy'), run: () => app.attempt(() => navigator.clipboard.writeText(link())) },
      ...(own ? [{ label: t('message.edit'), run: () => edit(app, node, where) }] : []),
      ...(own ? [{ label: t('message.delete'), danger: true, run: () => remove(app, where) }] : []),
    ],
  });
}

function edit(app, node, where) {
  node.editing = true;
  const done = () => {
    node.editing = false;
    // Render what arrived in the meantime.
    node.parentElement.shown = undefined;
    form.remove();
    node.querySelector('[data-focus="actions"]')?.focus();
    void app.refreshed();
  };
  const form = editor(app, node.raw, async (text) => {
    if (text !== undefined && (await app.act('edit', { ...where, text })) === undefined) return;
    done();
  });
  node.children[1].after(form);
  form.querySelector('textarea').focus();
}

async function remove(app, where) {
  const title = t('message.delete');
  const text = t('message.sure');
  if (await confirm({ title, text, yes: t('delete'), no: t('cancel'), danger: true })) await app.act('remove', where);
}
