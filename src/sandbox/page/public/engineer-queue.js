import { draw, h, reconcile } from './dom.js';
import { shortTime } from './short-time.js';
import { t } from './words/index.js';

/** All tickets, newest first; one of them is open. */
export function createQueue(desk, list) {
  return {
    update() {
      const { tickets, ticket, statuses } = desk.view;
      const items = tickets.length === 0 ? [{ id: 'none' }] : tickets;
      reconcile(list, items, {
        key: ({ id }) => id,
        create: () => h('li'),
        update: (node, item) => {
          if (item.id === 'none') draw(node, 'none', () => note());
          else draw(node, [item, item.id === ticket?.id], () => entry(desk, item, nameOf(statuses, item.status)));
        },
      });
    },
  };
}

/** The name of a status; undocumented numbers have none. */
export function nameOf(statuses, status) {
  return statuses.includes(status) ? t(`status.${status}`) : t('status.other', { code: status });
}

function note() {
  return h('p', { class: 'note' }, t('queue.empty'));
}

function entry(desk, { id, title, turn, urged, last }, status) {
  const open = id === desk.view.ticket?.id;
  return h(
    'button',
    {
      type: 'button',
      class: `entry ${turn}`,
      'aria-current': open ? 'true' : undefined,
      'data-focus': id,
      onclick: async () => {
        await desk.open(id);
        document.getElementById('ticket').focus();
      },
    },
    h('span', { class: 'number' }, id),
    ' ',
    h('span', { class: 'status' }, status),
    h('span', { class: 'title' }, title),
    h(
      'small',
      {},
      t(`turn.${turn}`),
      urged && turn !== 'nobody' && ` · ${t('queue.urged')}`,
      last !== undefined && ` · ${shortTime(last)}`,
    ),
  );
}
