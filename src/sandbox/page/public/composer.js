import { completionOf } from './completion.js';
import { confirm } from './confirm.js';
import { draw, h } from './dom.js';
import { createListbox } from './elements/listbox.js';
import { ownCommands } from './own-commands.js';
import { createStaged, takeFiles } from './staged.js';
import { t } from './words/index.js';

/**
 * The box for messages and commands: Enter sends, Shift+Enter starts a new line.
 * @param {any} app
 * @param {{ channel: string, thread?: string, id: string, label: string, sent(): void }} place `sent` is called when
 *   something is being sent
 */
export function createComposer(app, { channel, thread, id, label, sent }) {
  const hint = h('div', { class: 'hint', id: `${id}-hint`, 'aria-live': 'polite' });
  const field = h('textarea', {
    id,
    rows: 1,
    'aria-label': label,
    'aria-describedby': hint.id,
    'data-focus': id,
    placeholder: label,
    oninput: explain,
    onblur: () => listbox.hide(),
  });
  // Before the box's own keys: Enter picks an entry while the list is open.
  const listbox = createListbox(field, pick);
  field.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void send();
  });
  const staged = createStaged(app);
  const files = h('input', {
    type: 'file',
    class: 'unseen',
    multiple: true,
    tabindex: -1,
    'aria-label': t(thread === undefined ? 'composer.files' : 'composer.files-thread'),
    onchange: () => (staged.add([...files.files]), (files.value = ''), field.focus()),
  });
  const shortcuts = thread === undefined ? app.view.menu.shortcuts.filter(({ type }) => type === 'global') : [];
  const node = h(
    'form',
    { class: 'composer', onsubmit: (event) => (event.preventDefault(), send()) },
    hint,
    listbox.node,
    h(
      'div',
      { class: 'box' },
      field,
      staged.node,
      h(
        'div',
        { class: 'tools' },
        files,
        tool('+', t('files.add'), () => files.click()),
        tool('@', t('composer.mention'), () => type('@')),
        tool('/', t('composer.command'), () => (insert('/'), explain()), thread !== undefined),
        shortcuts.map(({ id: shortcut, name }) =>
          h(
            'button',
            { type: 'button', class: 'quiet small', onclick: () => app.act('shortcut', { id: shortcut }) },
            `⚡ ${name}`,
          ),
        ),
        h('button', { type: 'submit', class: 'primary small' }, t('composer.send')),
      ),
    ),
  );
  takeFiles(node, staged.add);

  const offered = () => ({ ...app.view.menu, commands: [...app.view.menu.commands, ...ownCommands()] });
  const complete = () =>
    completionOf(field.value, field.selectionStart, { ...app.view, menu: offered() }, thread !== undefined);

  /** Hints: completions, the arguments of a command, and in threads, that Slack has no commands there. */
  function explain() {
    const text = field.value;
    const completion = complete();
    if (completion === undefined) listbox.hide();
    else listbox.show(completion.candidates.map(optionOf), { first: true });
    const commands = offered().commands.filter(({ name }) => text === name || text.startsWith(`${name} `));
    draw(hint, [text.startsWith('/'), commands, thread], () => {
      if (thread !== undefined && text.startsWith('/'))
        return [
          t('composer.no-commands'),
          h('button', { type: 'button', class: 'small', onclick: mentionApp }, t('composer.mention-app')),
        ];
      return commands.map(({ name, hint: usage }) => h('p', {}, h('strong', {}, name), ` ${usage}`));
    });
  }
  function pick({ candidate: { shortcut, insert: words } }) {
    const { start } = complete();
    const after = field.value.slice(field.selectionStart);
    if (shortcut !== undefined) {
      insert('');
      void app.act('shortcut', { id: shortcut });
      return;
    }
    insert(field.value.slice(0, start) + words + after, start + words.length);
  }
  function insert(text, caret = text.length) {
    field.value = text;
    field.focus();
    field.setSelectionRange(caret, caret);
    explain();
  }
  function type(mark) {
    const text = field.value;
    insert(text === '' || text.endsWith(' ') ? text + mark : `${text} ${mark}`);
  }
  function mentionApp() {
    insert(`@${app.bot().name} ${field.value.replace(/^\/\w*\s*/, '')}`);
  }
  async function send() {
    const text = namesToHandles(app, field.value).trim();
    if (staged.any()) {
      if (await staged.send({ channel, thread, text })) insert('');
      sent();
      return;
    }
    if (text === '' || (text === '/archive' && !(await isSure()))) return;
    insert('');
    sent();
    const taken = await app.act('type', { channel, text, thread });
    // Rejected text stays in the box.
    if (taken === undefined && field.value === '') insert(text);
  }
  return {
    node,
    focus: () => field.focus(),
    update(summary) {
      const closed = summary.archived;
      node.inert = closed;
      field.placeholder = closed ? t('composer.archived') : label;
    },
  };
}

function optionOf(candidate) {
  const hint = candidate.shortcut === undefined ? candidate.hint : t('composer.shortcut');
  return { candidate, text: { text: candidate.text }, description: hint === undefined ? undefined : { text: hint } };
}

/** Slack also asks before it archives a channel. */
function isSure() {
  const title = t('own.archive');
  return confirm({ title, text: t('own.archive-sure'), yes: title, no: t('cancel'), danger: true });
}

/** People type the name they see; the workspace needs the handle. */
function namesToHandles(app, text) {
  return app.view.people.reduce((words, { name, realName }) => words.replaceAll(`@${realName}`, `@${name}`), text);
}

function tool(content, label, onclick, hidden = false) {
  const attributes = { type: 'button', class: 'quiet small', 'aria-label': label, title: label, hidden, onclick };
  return h('button', attributes, content);
}
