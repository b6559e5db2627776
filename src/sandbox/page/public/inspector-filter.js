import { draw, h } from './dom.js';

const directions = [
  ['', 'Both sides'],
  ['slack payload', 'Slack → bot'],
  ['slack call', 'Bot → Slack'],
  ['tickets call', 'Bot → ticket service'],
];

/** Whether an entry is wanted: `{direction, name, failed, text}`; what is empty wants everything. */
export function matches(entry, { direction, name, failed, text }) {
  if (direction !== '' && direction !== `${entry.side} ${entry.kind}`) return false;
  if (failed && !entry.failed) return false;
  if (!entry.name.toLowerCase().includes(name.toLowerCase())) return false;
  return text === '' || JSON.stringify(entry).toLowerCase().includes(text.toLowerCase());
}

/** The words for who spoke to whom. */
export function directionOf({ side, kind }) {
  return directions.find(([value]) => value === `${side} ${kind}`)[1];
}

/** The controls above the list. */
export function createFilter(form, { changed, pause, clear }) {
  const names = h('datalist', { id: 'names' });
  const direction = h(
    'select',
    {},
    directions.map(([value, label]) => h('option', { value }, label)),
  );
  const name = h('input', { type: 'search', list: 'names', size: 14 });
  const text = h('input', { type: 'search', size: 14 });
  const failed = h('input', { type: 'checkbox' });
  const stop = h('button', { type: 'button', class: 'small', 'aria-pressed': 'false', onclick: toggle }, 'Pause');
  function toggle() {
    const on = stop.getAttribute('aria-pressed') === 'false';
    stop.setAttribute('aria-pressed', String(on));
    pause(on);
  }
  form.append(
    h('label', {}, 'Side ', direction),
    h('label', {}, 'Method ', name),
    h('label', {}, 'Text ', text),
    h('label', {}, failed, ' Failed only'),
    stop,
    h('button', { type: 'button', class: 'small', onclick: clear }, 'Clear'),
    names,
  );
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', changed);
  return {
    read: () => ({ direction: direction.value, name: name.value, failed: failed.checked, text: text.value.trim() }),
    /** Names to choose from. */
    offer(known) {
      const sorted = [...known].sort();
      draw(names, sorted, () => sorted.map((value) => h('option', { value })));
    },
  };
}
