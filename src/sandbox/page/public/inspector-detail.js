import { draw, h } from './dom.js';
import { directionOf } from './inspector-filter.js';
import { proofOf } from './inspector-list.js';
import { language, t } from './words/index.js';

const clock = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' });

/** One exchange in detail: its facts, and both bodies as formatted JSON. */
export function createDetail(place) {
  let shown;
  const show = (entry) => {
    shown = entry;
    draw(place, entry ?? 'none', () => (entry === undefined ? nothing() : whole(entry)));
  };
  show(undefined);
  return {
    id: () => shown?.id,
    show,
    /** Updates the open entry, which may have been repeated. */
    update(entries) {
      const now = entries.get(shown?.id);
      if (now !== undefined) show(now);
    },
  };
}

function nothing() {
  return [h('h2', { id: 'detail-title' }, t('wire.details')), h('p', { class: 'note' }, t('wire.choose'))];
}

function whole(entry) {
  const time = clock.format(entry.at);
  const [went, came] = entry.kind === 'payload' ? ['wire.payload', 'wire.ack'] : ['wire.request', 'wire.answer'];
  const facts = [
    [t('wire.when'), entry.times > 1 ? t('wire.last', { time, count: entry.times }) : time],
    [t('wire.way'), t('wire.way-of', { direction: directionOf(entry), way: entry.way })],
    [t(came), t('wire.after', { result: entry.result, count: entry.took.toFixed(1) })],
    [t('wire.proof'), proofOf(entry)],
  ];
  return [
    h('h2', { id: 'detail-title' }, entry.name),
    h(
      'dl',
      {},
      facts.map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))),
    ),
    part(t(went), entry.request),
    part(t(came), entry.answer),
  ];
}

function part(title, value) {
  const text = value === undefined ? t('wire.nothing') : JSON.stringify(value, null, 2);
  return [h('h3', {}, title), h('pre', { tabindex: 0, role: 'group', 'aria-label': title }, text)];
}
