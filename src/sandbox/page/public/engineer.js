import { follow, post, read } from './api.js';
import { showBroken } from './broken.js';
import { createConsole } from './console.js';
import { createRefresh } from './refresh.js';
import { createService } from './service.js';
import { attempt, createTell, silence } from './tell.js';
import { createTroubles } from './troubles.js';

/** The page of the vendor's side: the tickets, and what can be broken. */

const byId = (id) => document.getElementById(id);
const tell = createTell(byId('problem'));
const desk = { view: undefined, intervene: (name, input) => attempt(() => post(name, input), tell) };
const parts = [
  createConsole(desk, byId('new-ticket')),
  createService(desk, byId('tickets')),
  createTroubles(desk, byId('troubles')),
  { update: () => showBroken(byId('broken'), desk.view.troubles) },
];
const refresh = createRefresh(async () => {
  const view = await attempt(() => read('engineer'), tell);
  if (view === undefined) return;
  desk.view = view;
  for (const part of parts) part.update();
});

follow(refresh, () => tell(silence));
