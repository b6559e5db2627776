import { h } from '../dom.js';

/** Dates and times, with the browser's own pickers, in its zone. */

export const datePicker = (field) => picker(field, 'date', field.value ?? field.element.initial_date, (text) => text);

export const timePicker = (field) => picker(field, 'time', field.value ?? field.element.initial_time, (text) => text);

export function dateTimePicker(field) {
  const seconds = field.value ?? field.element.initial_date_time;
  const shown = seconds === null || seconds === undefined ? undefined : local(new Date(seconds * 1000));
  return picker(field, 'datetime-local', shown, (text) => Math.floor(new Date(text).getTime() / 1000));
}

function picker(field, type, shown, valueOf) {
  return h('input', {
    ...field.named,
    type,
    'data-focus': field.name,
    value: shown ?? '',
    onchange: ({ target }) => field.app.enter(field, target.value === '' ? null : valueOf(target.value)),
  });
}

/** As the browser's field wants it: `2026-01-02T03:04`. */
function local(date) {
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
