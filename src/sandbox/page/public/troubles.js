import { draw, h } from './dom.js';

/** Switches that break one of the two servers, each until it is switched back. */

const kinds = [
  ['429', 'Throttle', 'Each call is answered with 429: too many requests.'],
  ['500', 'Fail', 'Each call is answered with an error 500.'],
  ['slow', 'Slow down', 'Each answer comes 2.5 s later.'],
  ['timeout', 'Do not answer', 'The call is not carried out, and nothing ever comes back.'],
  ['drop', 'Drop', 'The connection is cut; the call is not carried out.'],
  ['drop-after', 'Lose answers', 'The call is carried out, then the connection is cut.'],
];
const sides = [
  ['tickets', 'The ticket service'],
  ['slack', 'Slack’s side'],
];

export function createTroubles(desk, node) {
  return {
    update() {
      const { troubles } = desk.view;
      draw(node, troubles, () => sides.map(([side, name]) => group(desk, side, name, troubles[side])));
    },
  };
}

function group(desk, side, name, active) {
  const switches = kinds.map(([kind, label, meaning]) => {
    const on = active.includes(kind);
    return h(
      'div',
      { class: 'switch' },
      h(
        'button',
        {
          type: 'button',
          role: 'switch',
          class: 'small',
          'aria-checked': String(on),
          'aria-describedby': `${side}-${kind}`,
          'data-focus': `${side} ${kind}`,
          onclick: () => desk.act(on ? 'mend' : 'break', { side, kind }),
        },
        label,
      ),
      h('small', { id: `${side}-${kind}` }, meaning),
    );
  });
  return h(
    'fieldset',
    { class: active.length > 0 ? 'broken' : undefined },
    h('legend', {}, name, active.length > 0 && h('span', { class: 'status' }, `${active.length} on`)),
    switches,
    h(
      'button',
      {
        type: 'button',
        class: 'small primary',
        'data-focus': `${side} mend`,
        disabled: active.length === 0,
        onclick: () => desk.act('mend', { side }),
      },
      'All back to normal',
    ),
  );
}
