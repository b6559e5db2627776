import { draw, h, reconcile } from './dom.js';
import { createSession } from './engineer-session.js';
import { shortTime } from './short-time.js';
import { counted, t } from './words/index.js';

/** Requests access to a customer's host, and shows what is done there. */
export function createAccess(desk, ticket) {
  const list = h('ul', { class: 'accesses' });
  const form = createRequest(desk, ticket);
  const node = h(
    'section',
    { class: 'access', 'aria-label': t('access.title') },
    h('h3', {}, t('access.title')),
    list,
    form,
  );
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
    text('reason', t('access.reason'), ''),
    text('instanceName', t('access.host'), 'web-1'),
    text('instanceId', t('access.host-id'), 'server-1'),
    text('account', t('access.account'), 'root'),
    text('port', t('access.port'), '22', 'number'),
    h(
      'label',
      {},
      t('access.duration'),
      h(
        'select',
        { name: 'hours' },
        [1, 4, 24, 72].map((hours) => h('option', { value: hours }, counted('access.hours', hours))),
      ),
    ),
    h('div', { class: 'tools' }, h('button', { type: 'submit', class: 'small' }, t('access.ask'))),
  );
  const details = h('details', {}, h('summary', {}, t('access.request')), form);
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
  const at = { id: host.instanceId, account: host.account, port: host.port };
  return [
    h(
      'p',
      {},
      h('strong', {}, host.instanceName),
      ` ${t('access.of', { ...at, duration: counted('access.hours', hours) })} `,
      h('span', { class: 'status' }, t(`access.status.${status}`)),
    ),
    h('p', { class: 'plain' }, description),
    granted &&
      h('p', { class: 'note' }, t('access.window', { from: shortTime(effectiveAt), to: shortTime(expiresAt) })),
    status === 2 && rejectReason !== '' && h('p', { class: 'note' }, t('access.rejected', { reason: rejectReason })),
    h(
      'div',
      { class: 'tools' },
      inForce && !inside && button(t('access.enter'), () => act({ act: 'enter' }), 'primary'),
      (status === 0 || status === 1) && button(t('access.recall'), () => act({ act: 'recall' })),
    ),
  ];
}

function button(label, onclick, look = '') {
  return h('button', { type: 'button', class: `small ${look}`, 'data-focus': label, onclick }, label);
}
