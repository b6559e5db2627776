import { createAnnouncer } from './announce.js';
import { follow, read } from './api.js';
import { createApp } from './app.js';
import { createChannel } from './channel.js';
import { createModal } from './modal.js';
import { createNav } from './nav.js';
import { createRefresh } from './refresh.js';
import { createTell, silence } from './tell.js';
import { showBroken } from './broken.js';

const byId = (id) => document.getElementById(id);

/** Who looks at which conversation stands in the address, so that a reload changes nothing. */
const [, me = 'maya', channel = ''] = /^#([\w.-]+)(?:\/(\w+))?$/.exec(location.hash) ?? [];
const tell = createTell(byId('problem'));
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
  createAnnouncer(app, byId('live')),
  modal,
  { update: () => showBroken(byId('broken'), app.view.troubles) },
];

const refresh = createRefresh(async () => {
  const wanted = { ...app.place };
  const view = await app.attempt(() => read('view', { me: wanted.me, channel: wanted.channel }));
  // Somebody else looks at something else by now: what was read is of no use.
  if (view !== undefined && wanted.me === app.place.me && wanted.channel === app.place.channel) show(view);
});

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
  void refresh();
}

follow(refresh, () => tell(silence));
