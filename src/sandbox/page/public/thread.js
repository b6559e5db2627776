import { createComposer } from './composer.js';
import { h } from './dom.js';
import { showRows } from './messages.js';
import { rowsOf, threadItemsOf } from './rows.js';
import { createScroller } from './scroller.js';
import { t } from './words/index.js';

/** The open thread, next to its conversation; on a narrow screen, instead of it. */
export function createThread(app, pane) {
  const title = h('h2', { id: 'thread-title', tabindex: -1 }, t('thread.title'));
  const where = h('p', { class: 'note' });
  const close = h(
    'button',
    { type: 'button', class: 'quiet small', 'aria-label': t('thread.close'), onclick: shut },
    '✕',
  );
  const list = h('ol', { 'aria-label': t('thread.title') });
  const scroll = h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-labelledby': title.id }, list);
  const box = h('div');
  pane.append(h('div', { class: 'heading' }, title, where, close), scroll, box);
  pane.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) shut();
  });
  const scroller = createScroller(scroll, { older: () => undefined, newer: () => undefined, moved: () => undefined });
  let shown;
  let composer;
  let closing = false;

  function shut() {
    closing = true;
    app.openThread(undefined);
  }
  /** Returns the focus to where the thread was opened; that element can have the focus only after the pane is gone. */
  function leave(ts) {
    closing = false;
    const row = document.querySelector(`#log [data-ts="${CSS.escape(ts)}"]`);
    const from = row?.querySelector('[data-focus="thread"]') ?? row?.querySelector('[data-focus="actions"]');
    /** @type {HTMLElement} */ (from ?? document.querySelector('#message')).focus();
  }

  return {
    update() {
      const { thread, channel, screen } = app.view;
      pane.hidden = thread === undefined;
      document.body.classList.toggle('thread-open', thread !== undefined);
      if (thread === undefined) {
        if (closing) leave(shown.root);
        shown = undefined;
        return;
      }
      const summary = app.conversation();
      const here = `${app.place.me} ${channel.id}`;
      const fresh = here !== shown?.here || thread.root.ts !== shown.root;
      if (fresh) {
        shown = { here, root: thread.root.ts };
        composer = createComposer(app, {
          channel: channel.id,
          thread: thread.root.ts,
          id: 'reply',
          label: t('thread.reply'),
          sent: () => scroller.follow(),
        });
        box.replaceChildren(composer.node);
        scroller.follow();
      }
      where.textContent = app.titleOf(summary);
      composer.update(summary);
      const rows = rowsOf(threadItemsOf(thread, channel.id, screen), { dates: app.dates, me: app.place.me });
      scroller.keep(() => showRows(app, list, channel.id, rows));
      if (fresh && app.place.focusThread) composer.focus();
      app.place.focusThread = false;
    },
  };
}
