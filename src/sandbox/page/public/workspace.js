import { createAnnouncer } from './announce.js';
import { follow, read } from './api.js';
import { createApp } from './app.js';
import { showBroken } from './broken.js';
import { createChannel } from './channel.js';
import { createHeading } from './heading.js';
import { createHome } from './home.js';
import { createModal } from './modal.js';
import { createNav } from './nav.js';
import { readPlace, writePlace } from './place.js';
import { createRefresh } from './refresh.js';
import { createTell, silence } from './tell.js';
import { createThread } from './thread.js';
import { createTour } from './tour.js';
import { createWho } from './who.js';
import { fillIn, goOnIn } from './words/index.js';

const byId = (id) => document.getElementById(id);

fillIn(document);

const tell = createTell(byId('problem'));
const app = createApp({ place: readPlace(location.hash || sessionStorage.getItem('place')), go, tell });

const modal = createModal(app);
const parts = [
  createWho(app, { who: byId('who'), locale: byId('locale') }),
  createNav(app, byId('channels')),
  createHeading(app, { title: byId('channel-name'), note: byId('channel-note'), tabs: byId('tabs') }),
  createChannel(app, {
    list: byId('log'),
    scroll: byId('scroll'),
    latest: byId('latest'),
    composer: byId('composer'),
  }),
  createThread(app, byId('thread')),
  createHome(app, byId('home')),
  createAnnouncer(app, byId('live')),
  modal,
  { update: () => showBroken(byId('broken'), app.view.troubles) },
];

const refresh = createRefresh(async () => {
  const wanted = { ...app.place };
  const { me, channel, thread, window } = wanted;
  const view = await app.attempt(() => read('view', defined({ me, channel, thread, ...window })));
  // The person or place changed in the meantime, so the result is discarded.
  const same = ['me', 'channel', 'thread', 'window'].every((name) => wanted[name] === app.place[name]);
  if (view !== undefined && same) show(view);
});

const defined = (query) => Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));

function show(view) {
  Object.assign(app.place, { channel: view.channel?.id ?? '', thread: view.thread?.root.ts });
  app.place.window = windowOf(view.channel);
  keepPlace(writePlace(app.place));
  if (goOnIn(view.reader.locale)) return;
  app.show(view);
  for (const part of parts) part.update();
}

/** Keeps the place across reloads and visits to other pages. */
function keepPlace(hash) {
  history.replaceState(null, '', hash);
  sessionStorage.setItem('place', hash);
}

/** What is shown now: up to the newest message, if that is reached. */
function windowOf({ messages, newer }) {
  return { from: messages[0]?.ts, to: newer ? messages.at(-1)?.ts : undefined };
}

app.refreshed = refresh;

/** Shows more of the conversation: `{ older }` or `{ newer }` messages. */
app.look = (more) => {
  if (app.place.window.older !== undefined || app.place.window.newer !== undefined) return;
  const { messages } = app.view.channel;
  app.place.window = { from: messages[0].ts, to: messages.at(-1).ts, ...more };
  void refresh();
};

/** Opens a thread and focuses its message box; without an argument, closes it. */
app.openThread = (thread) => {
  Object.assign(app.place, { thread, focusThread: thread !== undefined });
  void refresh();
};

app.goDirect = async (other) => {
  const channel = await app.act('openDirect', { other });
  if (channel !== undefined) go({ channel, tab: other === app.bot().name ? app.firstTab() : undefined });
};

/**
 * Switches to another person, another conversation, or one of its messages.
 * @param {{ me?: string, channel?: string, thread?: string, message?: string, tab?: string }} to
 */
function go({ me = app.place.me, channel = '', thread, message, tab }) {
  const window = message === undefined ? {} : { from: message, to: message, older: around, newer: around };
  Object.assign(app.place, { me, channel, thread, message, tab, window, focusThread: thread !== undefined });
  document.body.classList.remove('nav-open');
  if (tab !== undefined) void app.act('openHome', { tab });
  void refresh();
}

/** Messages before and after the one that a link leads to. */
const around = 25;

byId('nav-toggle').addEventListener('click', () => {
  const open = document.body.classList.toggle('nav-open');
  byId('nav-toggle').setAttribute('aria-expanded', String(open));
});
addEventListener('hashchange', () => go(readPlace(location.hash)));
document.addEventListener('visibilitychange', () => app.view && refresh());
follow(refresh, () => tell(silence));
createTour(byId('replay'));
