import { pickedFile } from './api.js';
import { draw, h } from './dom.js';

/** Where messages and commands are typed: Enter sends, Shift and Enter begin a new line. */
export function createComposer(app, { channel, thread, id, label }) {
  const hint = h('div', { class: 'hint', id: `${id}-hint`, 'aria-live': 'polite' });
  const field = h('textarea', {
    id,
    rows: 1,
    'aria-label': label,
    'aria-describedby': hint.id,
    'data-focus': id,
    placeholder: label,
    oninput: explain,
    onkeydown: (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      void send();
    },
  });
  const files = h('input', { type: 'file', class: 'unseen', multiple: true, tabindex: -1, onchange: upload });
  const shortcuts = app.view.menu.shortcuts.filter(({ type }) => type === 'global');
  const node = h(
    'form',
    { class: 'composer', onsubmit: (event) => (event.preventDefault(), send()) },
    hint,
    field,
    h(
      'div',
      { class: 'tools' },
      files,
      tool('+', 'Add files', () => files.click()),
      tool('@', `Mention ${app.bot().realName}`, mention),
      thread === undefined &&
        shortcuts.map(({ id: shortcut, name }) =>
          h(
            'button',
            { type: 'button', class: 'quiet small', onclick: () => app.act('shortcut', { id: shortcut }) },
            `⚡ ${name}`,
          ),
        ),
      h('button', { type: 'submit', class: 'primary small' }, 'Send'),
    ),
  );

  /** What a command can do, while it is typed; and in threads, that Slack has none there. */
  function explain() {
    const text = field.value;
    const commands = app.view.menu.commands.filter(({ name }) => text.startsWith('/') && startTogether(name, text));
    draw(hint, [text.startsWith('/'), commands, thread], () => {
      if (!text.startsWith('/')) return [];
      if (thread !== undefined)
        return [
          'Slack has no commands in threads. ',
          h('button', { type: 'button', class: 'small', onclick: mention }, 'Mention the app'),
        ];
      return commands.map(({ name, hint: usage, description }) =>
        h(
          'p',
          {},
          h('button', { type: 'button', class: 'small', onclick: () => insert(`${name} `) }, name),
          ` ${usage}`,
          h('small', {}, description),
        ),
      );
    });
  }
  function insert(text) {
    field.value = text;
    field.focus();
    explain();
  }
  function mention() {
    insert(`@${app.bot().name} ${field.value.replace(/^\/\w*\s*/, '')}`);
  }
  async function send() {
    const text = namesToHandles(app, field.value);
    if (text.trim() === '') return;
    insert('');
    const sent = await app.act('type', { channel, text: text.trim(), thread });
    // What was not taken is not lost.
    if (sent === undefined && field.value === '') insert(text);
  }
  async function upload() {
    const picked = [...files.files];
    files.value = '';
    await app.attempt(async () => {
      const read = await Promise.all(picked.map(pickedFile));
      const text = namesToHandles(app, field.value);
      const sent = await app.act('upload', { place: { channel, thread, text }, files: read });
      if (sent !== undefined) insert('');
    });
  }
  return {
    node,
    update(summary) {
      const closed = summary.archived;
      node.inert = closed;
      field.placeholder = closed ? 'This channel is archived.' : label;
    },
  };
}

const startTogether = (name, text) => name.startsWith(text.split(/\s/)[0]) || text.startsWith(`${name} `);

/** People write the name they see; the workspace knows mentions by handle. */
function namesToHandles(app, text) {
  return app.view.people.reduce((words, { name, realName }) => words.replaceAll(`@${realName}`, `@${name}`), text);
}

function tool(content, label, onclick) {
  return h('button', { type: 'button', class: 'quiet small', 'aria-label': label, title: label, onclick }, content);
}
