import { draw, h } from './dom.js';
import { t } from './words/index.js';

/** Switches that break one of the two servers until they are switched back. */

const kinds = ['429', '500', 'slow', 'timeout', 'drop', 'drop-after'];
const sides = ['tickets', 'slack'];

export function createTroubles(desk, node) {
  return {
    update() {
      const { troubles } = desk.view;
      draw(node, troubles, () => sides.map((side) => group(desk, side, troubles[side])));
    },
  };
}

function group(desk, side, active) {
  const switches = kinds.map((kind) => {
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
        t(`fault.${kind}`),
      ),
      h('small', { id: `${side}-${kind}` }, t(`fault.${kind}.means`)),
    );
  });
  return h(
    'fieldset',
    { class: active.length > 0 ? 'broken' : undefined },
    h(
      'legend',
      {},
      t(`faults.${side}`),
      active.length > 0 && h('span', { class: 'status' }, t('faults.on', { count: active.length })),
    ),
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
      t('faults.mend'),
    ),
  );
}
