import { shortTime } from './dates.js';
import { draw, h, reconcile } from './dom.js';
import { createSession } from './engineer-session.js';

/** Statuses of an authorization, as the contract numbers them. */
const statuses = new Map([
  [-1, 'Initial'],
  [0, 'Waits for the customer'],
  [1, 'Granted'],
  [2, 'Rejected'],
  [3, 'Expired'],
  [4, 'Taken back'],
  [5, 'Canceled by the customer'],
  [6, 'Approval in progress'],
  [7, 'Approval rejected'],
]);

/** Asks the customer to let the engineer in to a host, and shows what is done there. */
export function createAccess(desk, ticket) {
  const list = h('ul', { class: 'accesses' });
  const form = createRequest(desk, ticket);
  const node = h('section', { class: 'access', 'aria-label': 'Access' }, h('h3', {}, 'Access'), list, form);
  return {
    node,
    update({ access }) {
      reconcile(list, access, {
        key: ({ id }) => id,
        create: (entry) => createEntry(desk, entry.id),
        update: (item, entry) => item.show(entry),
      });
    },
  };
}

function createRequest(desk, ticket) {
  const text = (name, label, value, type = 'text') =>
    h('label', {}, label, h('input', { name, value, type, required: true, maxlength: 255, min: 1, max: 65535 }));
  const form = h(
    'form',
    { class: 'request' },
    text('reason', 'What for', ''),
    text('instanceName', 'Host', 'web-1'),
    text('instanceId', 'Id of the host', 'server-1'),
    text('account', 'Account on the host', 'root'),
    text('port', 'Port', '22', 'number'),
    h(
      'label',
      {},
      'For how long',
      h(
        'select',
        { name: 'hours' },
        [1, 4, 24, 72].map((hours) => h('option', { value: hours }, hours === 1 ? '1 hour' : `${hours} hours`)),
      ),
    ),
    h('div', { class: 'tools' }, h('button', { type: 'submit', class: 'small' }, 'Ask for access')),
  );
  const details = h('details', {}, h('summary', {}, 'Ask for access to a host'), form);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const { reason, hours, port, ...host } = Object.fromEntries(new FormData(form));
    const wish = { ...host, port: Number(port), hours: Number(hours) };
    if ((await desk.act('access', { act: 'request', ticket, reason, wish })) === undefined) return;
    form.reset();
    details.open = false;
    details.querySelector('summary').focus();
  });
  return details;
}

function createEntry(desk, authorization) {
  const act = (input) => desk.act('access', { authorization, ...input });
  const head = h('div');
  const sessions = h('ul', { class: 'sessions' });
  const node = h('li', {}, head, sessions);
  node.show = (entry) => {
    const { sessions: visits, ...rest } = entry;
    const inside = visits.some(({ to }) => to === undefined);
    draw(head, [rest, inside], () => describe(entry, inside, act));
    reconcile(sessions, visits, {
      key: ({ id }) => id,
      create: ({ id }) => createSession(act, id),
      update: (item, session) => item.show(session),
    });
  };
  return node;
}

function describe(
  { host, description, status, hours = 24, effectiveAt, expiresAt, rejectReason, inForce },
  inside,
  act,
) {
  const granted = status === 1 && expiresAt !== undefined;
  return [
    h(
      'p',
      {},
      h('strong', {}, host.instanceName),
      ` (${host.instanceId}, ${host.account}, port ${host.port}) for ${hours} h `,
      h('span', { class: 'status' }, statuses.get(status) ?? `Status ${status}`),
    ),
    h('p', { class: 'plain' }, description),
    granted && h('p', { class: 'note' }, `From ${shortTime(effectiveAt)} to ${shortTime(expiresAt)}`),
    status === 2 && rejectReason !== '' && h('p', { class: 'note' }, `The customer’s reason: ${rejectReason}`),
    h(
      'div',
      { class: 'tools' },
      inForce && !inside && button('Start a session', () => act({ act: 'enter' }), 'primary'),
      (status === 0 || status === 1) && button('Take the request back', () => act({ act: 'recall' })),
    ),
  ];
}

function button(label, onclick, look = '') {
  return h('button', { type: 'button', class: `small ${look}`, 'data-focus': label, onclick }, label);
}
