import { h } from './dom.js';

/** A square with somebody's initials, in a color that is stable for each person. */
export function avatar(app, name) {
  const person = app.person(name);
  const words = (person?.realName ?? name).split(' ');
  const initials = words
    .map((word) => word[0])
    .slice(0, 2)
    .join('');
  const hue = Math.max(0, app.view.people.indexOf(person)) % 8;
  const kind = person?.role === 'bot' ? 'bot' : `hue-${hue}`;
  return h('span', { class: `avatar ${kind}`, 'aria-hidden': 'true' }, initials);
}
