import { draw, h } from './dom.js';
import { t } from './words/index.js';

const directions = ['slack payload', 'slack call', 'tickets call'];

/** Whether an entry matches `{direction, name, failed, text}`; empty fields match everything. */
export function matches(entry, { direction, name, failed, text }) {
  if (direction !== '' && direction !== `${entry.side} ${entry.kind}`) return false;
  if (failed && !entry.failed) return false;
  if (!entry.name.toLowerCase().includes(name.toLowerCase())) return false;
  return text === '' || JSON.stringify(entry).toLowerCase().includes(text.toLowerCase());
}

/** Who sent it to whom, in words. */
export function directionOf({ side, kind }) {
  return t(`wire.${side} ${kind}`);
}

/** The controls above the list. */
export function createFilter(form, { changed, pause, clear }) {
  const names = h('datalist', { id: 'names' });
  const direction = h(
    'select',
    {},
    h('option', { value: '' }, t('wire.both')),
    directions.map((value) => h('option', { value }, t(`wire.${value}`))),
  );
  const name = h('input', { type: 'search', list: 'names', size: 14 });
  const text = h('input', { type: 'search', size: 14 });
  const failed = h('input', { type: 'checkbox' });
  const stop = h(
    'button',
    { type: 'button', class: 'small', 'aria-pressed': 'false', onclick: toggle },
    t('wire.pause'),
  );
  function toggle() {
    const on = stop.getAttribute('aria-pressed') === 'false';
    stop.setAttribute('aria-pressed', String(on));
    pause(on);
  }
  form.append(
    h('label', {}, `${t('wire.side')} `, direction),
    h('label', {}, `${t('wire.method')} `, name),
    h('label', {}, `${t('wire.text')} `, text),
    h('label', {}, failed, ` ${t('wire.failed')}`),
    stop,
    h('button', { type: 'button', class: 'small', onclick: clear }, t('wire.clear')),
    names,
  );
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', changed);
  return {
    read: () => ({ direction: direction.value, name: name.value, failed: failed.checked, text: text.value.trim() }),
    /** Sets the selectable names. */
    offer(known) {
      const sorted = [...known].sort();
      draw(names, sorted, () => sorted.map((value) => h('option', { value })));
    },
  };
}
