import { follow, post, read } from './api.js';
import { showBroken } from './broken.js';
import { createDetail } from './inspector-detail.js';
import { createFilter, matches } from './inspector-filter.js';
import { createList } from './inspector-list.js';
import { createRefresh } from './refresh.js';
import { attempt, createTell, silence } from './tell.js';
import { t } from './words/index.js';
import { fillIn } from './words/index.js';

/** The inspector page, which shows all exchanges. */

const byId = (id) => document.getElementById(id);

fillIn(document);
const tell = createTell(byId('problem'));
/** By id, oldest first. */
let entries = new Map();
let revision = 0;
let paused = false;

const detail = createDetail(byId('detail'));
const list = createList(byId('exchanges'), (entry) => {
  detail.show(entry);
  byId('detail').focus();
});
const filter = createFilter(byId('filter'), {
  changed() {
    show();
    byId('live').textContent = byId('count').textContent;
  },
  pause(on) {
    paused = on;
    if (!paused) void refresh();
  },
  clear: () => attempt(() => post('forget', {}), tell),
});

const refresh = createRefresh(async () => {
  if (paused) return;
  const news = await attempt(() => read('exchanges', { after: revision }), tell);
  if (news === undefined) return;
  // A restarted sandbox counts from the beginning.
  const anew = news.revision < revision;
  revision = anew ? 0 : news.revision;
  for (const entry of news.entries) entries.set(entry.id, entry);
  entries = new Map([...entries].filter(([id]) => !anew && id >= news.first));
  showBroken(byId('broken'), news.troubles);
  show();
  if (anew) void refresh();
});

function show() {
  const wanted = filter.read();
  const found = [...entries.values()].filter((entry) => matches(entry, wanted)).reverse();
  filter.offer(new Set([...entries.values()].map(({ name }) => name)));
  byId('count').textContent = t('wire.count', { shown: found.length, all: entries.size });
  list.show(found, detail.id());
  detail.update(entries);
}

follow(refresh, () => tell(silence), 'exchange');
