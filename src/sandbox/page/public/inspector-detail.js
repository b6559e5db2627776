import { draw, h } from './dom.js';
import { directionOf } from './inspector-filter.js';
import { proofOf } from './inspector-list.js';

const clock = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

/** One exchange as a whole: its facts, and both bodies as formatted JSON. */
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
    /** Follows the entry that is open, which may have come again. */
    update(entries) {
      const now = entries.get(shown?.id);
      if (now !== undefined) show(now);
    },
  };
}

function nothing() {
  return [h('h2', { id: 'detail-title' }, 'Details'), h('p', { class: 'note' }, 'Choose one of the list.')];
}

function whole(entry) {
  const facts = [
    ['When', `${clock.format(entry.at)}${entry.times > 1 ? `, the last of ${entry.times}` : ''}`],
    ['Way', `${directionOf(entry)}: ${entry.way}`],
    [entry.kind === 'payload' ? 'Ack' : 'Answer', `${entry.result} after ${entry.took.toFixed(1)} ms`],
    ['Proof', proofOf(entry)],
  ];
  return [
    h('h2', { id: 'detail-title' }, entry.name),
    h(
      'dl',
      {},
      facts.map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))),
    ),
    part(entry.kind === 'payload' ? 'Payload' : 'Request', entry.request),
    part(entry.kind === 'payload' ? 'Ack' : 'Answer', entry.answer),
  ];
}

function part(title, value) {
  const text = value === undefined ? 'Nothing.' : JSON.stringify(value, null, 2);
  return [h('h3', {}, title), h('pre', { tabindex: 0, role: 'group', 'aria-label': title }, text)];
}
