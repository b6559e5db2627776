import { draw, h } from './dom.js';
import { counted, t } from './words/index.js';

/** The header of a conversation: its name, details, and the tabs of the app's conversation. */
export function createHeading(app, { title, note, tabs }) {
  return {
    update() {
      const summary = app.conversation();
      if (summary === undefined) return;
      title.textContent = app.titleOf(summary);
      document.title = t('title.conversation', { title: app.titleOf(summary) });
      draw(note, [summary, app.place.me], () => noteOf(app, summary));
      const names = app.tabsOf(summary);
      tabs.hidden = names.length < 2;
      draw(tabs, [names, app.place.tab, summary.id], () => names.map((name) => tab(app, summary, name)));
    },
  };
}

function tab(app, { id }, name) {
  return h(
    'button',
    {
      type: 'button',
      class: 'quiet small',
      'aria-current': app.place.tab === name ? 'page' : undefined,
      'data-focus': name,
      onclick: () => app.go({ channel: id, tab: name }),
    },
    t(`heading.${name}`),
  );
}

function noteOf(app, { id, kind, archived, shared, hasBot, members }) {
  const direct = kind === 'im' || kind === 'mpim';
  const said = [
    kind === 'private' && t('heading.private'),
    shared && t('heading.shared'),
    archived && t('heading.archived'),
    !direct && counted('heading.members', members),
    !direct && !hasBot && t('heading.no-bot'),
  ].filter(Boolean);
  const invite = h(
    'button',
    { type: 'button', class: 'small', onclick: () => app.act('addBot', { channel: id }) },
    t('heading.invite'),
  );
  return [said.join(' · '), !hasBot && !archived && !direct && invite];
}
