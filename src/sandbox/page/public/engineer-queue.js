import { shortTime } from './dates.js';
import { draw, h, reconcile } from './dom.js';

const turns = { engineer: 'Your turn', customer: 'Waits for the customer', nobody: 'Finished' };

/** All tickets, the newest first; one of them is open. */
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

/** The name of a status; a number that is not documented has none. */
export function nameOf(statuses, status) {
  return statuses.find(({ code }) => code === status)?.name ?? `Status ${status}`;
}

function note() {
  return h('p', { class: 'note' }, 'No tickets yet. Type /ticket new in the workspace, or make one below.');
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
      turns[turn],
      urged && turn !== 'nobody' && ' · urged',
      last !== undefined && ` · ${shortTime(last)}`,
    ),
  );
}
