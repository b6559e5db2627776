import { h } from '../dom.js';

/** Dates and times, with the browser's own pickers, in the zone of the person. */

export const datePicker = (field) => picker(field, 'date', field.value ?? field.element.initial_date, (text) => text);

export const timePicker = (field) => picker(field, 'time', field.value ?? field.element.initial_time, (text) => text);

export function dateTimePicker(field) {
  const { dates } = field.app;
  const seconds = field.value ?? field.element.initial_date_time;
  const shown = seconds === null || seconds === undefined ? undefined : dates.field(seconds * 1000);
  return picker(field, 'datetime-local', shown, (text) => Math.floor(dates.fromField(text) / 1000));
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
