import { draw, h } from './dom.js';

/** Buttons that break one of the two servers, until it is mended. */

const kinds = [
  ['429', 'Too many requests (429)'],
  ['500', 'Error 500'],
  ['timeout', 'No answer'],
  ['slow', 'Slow (2.5 s)'],
];
const sides = [
  ['tickets', 'The ticket service'],
  ['slack', 'Slack’s API'],
];

export function createTroubles(app, node) {
  return {
    update() {
      const { troubles } = app.view;
      draw(node, troubles, () => sides.map(([side, name]) => group(app, side, name, troubles[side])));
    },
  };
}

function group(app, side, name, active) {
  const toggles = kinds.map(([kind, label]) =>
    h(
      'button',
      {
        type: 'button',
        class: 'small',
        'aria-pressed': String(active.includes(kind)),
        'data-focus': `${side} ${kind}`,
        onclick: () => app.intervene('break', { side, kind }),
      },
      label,
    ),
  );
  const mend = h(
    'button',
    {
      type: 'button',
      class: 'small primary',
      'data-focus': `${side} mend`,
      onclick: () => app.intervene('mend', { side }),
    },
    'Mend',
  );
  return h(
    'fieldset',
    { class: active.length > 0 ? 'broken' : undefined },
    h('legend', {}, name),
    h('div', { class: 'tools' }, toggles, mend),
  );
}
