import { h } from '../dom.js';
import { held } from './held.js';

/** Dates and times, with the browser's own pickers, in the person's zone. */

const same = (text) => text;

export const datePicker = (field) => picker(field, 'date', (value) => held(value, field.element.initial_date), same);

export const timePicker = (field) => picker(field, 'time', (value) => held(value, field.element.initial_time), same);

export function dateTimePicker(field) {
  const { dates } = field.app;
  const shownOf = (value) => {
    const seconds = held(value, field.element.initial_date_time);
    return seconds === null || seconds === undefined ? undefined : dates.field(seconds * 1000);
  };
  return picker(field, 'datetime-local', shownOf, (text) => Math.floor(dates.fromField(text) / 1000));
}

/**
 * @param shownOf maps a value of the workspace to the text of the field
 * @param valueOf maps the text of the field to a value
 */
function picker(field, type, shownOf, valueOf) {
  const node = h('input', {
    ...field.named,
    type,
    'data-focus': field.name,
    value: shownOf(field.value) ?? '',
    onchange: ({ target }) => field.app.enter(field, target.value === '' ? null : valueOf(target.value)),
  });
  node.follow = (value) => (node.value = shownOf(value) ?? '');
  return node;
}
