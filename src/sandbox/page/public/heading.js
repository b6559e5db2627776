import { draw, h } from './dom.js';

/** What stands above a conversation: its name, what is to be known of it, and the tabs of the app's own one. */
export function createHeading(app, { title, note, tabs }) {
  return {
    update() {
      const summary = app.conversation();
      if (summary === undefined) return;
      title.textContent = app.titleOf(summary);
      document.title = `${app.titleOf(summary)} – Service Tickets sandbox`;
      draw(note, [summary, app.place.me], () => noteOf(app, summary));
      const names = app.tabsOf(summary);
      tabs.hidden = names.length < 2;
      draw(tabs, [names, app.place.tab, summary.id], () => names.map((name) => tab(app, summary, name)));
    },
  };
}

const words = { home: 'Home', messages: 'Messages' };

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
    words[name],
  );
}

function noteOf(app, { id, kind, archived, shared, hasBot, members }) {
  const direct = kind === 'im' || kind === 'mpim';
  const said = [
    kind === 'private' && 'private',
    shared && 'shared with another organisation',
    archived && 'archived',
    !direct && (members === 1 ? '1 member' : `${members} members`),
    !direct && !hasBot && 'the app is not in here',
  ].filter(Boolean);
  const invite = h(
    'button',
    { type: 'button', class: 'small', onclick: () => app.act('addBot', { channel: id }) },
    'Invite the app',
  );
  return [said.join(' · '), !hasBot && !archived && !direct && invite];
}
