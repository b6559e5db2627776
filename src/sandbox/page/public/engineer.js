import { follow, post, read } from './api.js';
import { showBroken } from './broken.js';
import { createConsole } from './console.js';
import { createQueue } from './engineer-queue.js';
import { createTicket } from './engineer-ticket.js';
import { createRefresh } from './refresh.js';
import { attempt, createTell, silence } from './tell.js';
import { createTroubles } from './troubles.js';
import { fillIn } from './words/index.js';

/** The vendor's page: the tickets, the open one, and the faults. */

const byId = (id) => document.getElementById(id);

fillIn(document);
const tell = createTell(byId('problem'));

/** The open ticket is in the address, so that it survives a reload. */
const asked = () => /^#(\d+)$/.exec(location.hash)?.[1];

const desk = {
  /** The last view from the server. */
  view: undefined,
  attempt: (run) => attempt(run, tell),
  act: (name, input) => attempt(() => post(name, input), tell),
  /** Opens a ticket. Resolves when it is shown. */
  open(id) {
    history.replaceState(null, '', `#${id}`);
    return refresh();
  },
};

const parts = [
  createQueue(desk, byId('tickets')),
  createTicket(desk, byId('ticket'), byId('live')),
  createConsole(desk, byId('new-ticket')),
  createTroubles(desk, byId('troubles')),
  { update: () => showBroken(byId('broken'), desk.view.troubles) },
];

const refresh = createRefresh(async () => {
  const view = await desk.attempt(() => read('engineer', { ticket: asked() ?? desk.view?.ticket?.id ?? '' }));
  if (view === undefined) return;
  desk.view = view;
  for (const part of parts) part.update();
});

addEventListener('hashchange', refresh);
follow(refresh, () => tell(silence));
