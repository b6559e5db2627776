import { createAnnouncer } from './announce.js';
import { follow, readView } from './api.js';
import { createApp } from './app.js';
import { createChannel } from './channel.js';
import { createModal } from './modal.js';
import { createNav } from './nav.js';
import { createConsole } from './console.js';
import { createService } from './service.js';
import { createTroubles } from './troubles.js';

const byId = (id) => document.getElementById(id);

/** Who looks at which conversation stands in the address, so that a reload changes nothing. */
const [, me = 'maya', channel = ''] = /^#([\w.-]+)(?:\/(\w+))?$/.exec(location.hash) ?? [];
const app = createApp({ place: { me, channel, thread: undefined }, go, tell });

const modal = createModal(app);
const parts = [
  createNav(app, { who: byId('who'), list: byId('channels') }),
  createChannel(app, {
    list: byId('log'),
    scroll: byId('scroll'),
    heading: byId('channel-name'),
    note: byId('channel-note'),
    composer: byId('composer'),
  }),
  createConsole(app, byId('new-ticket')),
  createService(app, byId('tickets')),
  createTroubles(app, byId('troubles')),
  createAnnouncer(app, byId('live')),
  modal,
];

let running;
let stale = false;

/** Reads and draws; what changes meanwhile is read once more afterwards. Resolves when all of it is shown. */
function refresh() {
  stale = true;
  running ??= readWhileStale().finally(() => (running = undefined));
  return running;
}

async function readWhileStale() {
  while (stale) {
    stale = false;
    const wanted = { ...app.place };
    const view = await app.attempt(() => readView(wanted.me, wanted.channel));
    // Somebody else looks at something else by now: what was read is of no use.
    if (view !== undefined && wanted.me === app.place.me && wanted.channel === app.place.channel) show(view);
  }
}

function show(view) {
  app.view = view;
  app.place.channel = view.channel?.id ?? '';
  history.replaceState(null, '', `#${view.me}/${app.place.channel}`);
  for (const part of parts) part.update();
}

app.refreshed = refresh;

/** Becomes somebody else, or goes to another conversation. */
function go({ me: next = app.place.me, channel: target = '', thread }) {
  Object.assign(app.place, { me: next, channel: target, thread });
  showPane(false);
  void refresh();
}

/** Says what went wrong; it goes away by itself. */
function tell(words) {
  const place = byId('problem');
  place.textContent = words;
  clearTimeout(tell.timer);
  tell.timer = setTimeout(() => (place.textContent = ''), 8000);
}

/** On a narrow screen either the conversation or the ticket service is shown. */
function showPane(open) {
  document.body.classList.toggle('service-open', open);
  byId('pane').setAttribute('aria-expanded', String(open));
  byId('pane').textContent = open ? 'Close ticket service' : 'Ticket service';
}

byId('pane').addEventListener('click', () => showPane(!document.body.classList.contains('service-open')));
follow(refresh, () => tell('The sandbox does not answer. Is it still running?'));
