import { createComposer } from './composer.js';
import { showRows } from './messages.js';
import { itemsOf, rowsOf } from './rows.js';
import { createScroller } from './scroller.js';
import { t } from './words/index.js';

/**
 * The messages of a conversation and the box below them. A window of messages is shown, which grows and moves while
 * scrolling, so that rendering time does not depend on the conversation's length.
 */
export function createChannel(app, { list, scroll, latest, composer: place }) {
  let shown;
  let read;
  let composer;
  const scroller = createScroller(scroll, {
    older: () => app.view?.channel?.older && app.look({ older: step }),
    newer: () => app.view?.channel?.newer && app.look({ newer: step }),
    moved: () => (latest.hidden = scroller.atEnd() && !app.view?.channel?.newer),
  });
  latest.addEventListener('click', toLatest);

  function toLatest() {
    scroller.follow();
    app.place.window = {};
    void app.refreshed();
  }

  function update() {
    const { channel } = app.view;
    const summary = app.conversation();
    if (channel === undefined || summary === undefined) return;
    const here = `${app.place.me} ${channel.id}`;
    if (here !== shown) enter(here, summary);
    composer.update(summary);
    const rows = rowsOf(itemsOf(channel, app.view.screen), { dates: app.dates, me: app.place.me, read });
    if (!channel.older) rows.unshift({ kind: 'start', key: 'start' });
    scroller.keep(() => showRows(app, list, channel.id, rows, (ts) => app.openThread(ts)));
    if (app.place.message !== undefined) {
      const row = list.querySelector(`[data-ts="${CSS.escape(app.place.message)}"]`);
      app.place.message = undefined;
      if (row !== null) scroller.show(row);
    }
    latest.hidden = scroller.atEnd() && !channel.newer;
    markRead(channel, summary);
  }

  function enter(here, summary) {
    shown = here;
    read = summary.unread ? summary.read : undefined;
    composer = createComposer(app, {
      channel: summary.id,
      id: 'message',
      label: t('composer.label', { title: app.titleOf(summary) }),
      sent: toLatest,
    });
    place.replaceChildren(composer.node);
    scroller.follow();
  }

  /** Messages in view count as read. */
  function markRead({ id, newer }, { latest: ts, read: before }) {
    if (ts > before && !newer && scroller.atEnd() && document.visibilityState === 'visible')
      void app.act('markRead', { channel: id, ts });
  }
  return { update };
}

/** By how many messages the window grows at once. */
const step = 50;
