import { draw, h, reconcile } from './dom.js';

/** Who one is, and the conversations of that person, with a mark where something new is. */
export function createNav(app, { who, list }) {
  const seen = new Map();
  who.addEventListener('change', () => app.go({ me: who.value, channel: undefined }));

  return {
    update() {
      const { people, me, channels, channel } = app.view;
      const able = people.filter(({ role, deactivated }) => role !== 'bot' && !deactivated);
      draw(who, able, () =>
        able.map(({ name, realName, role }) => h('option', { value: name }, nameOf(realName, role))),
      );
      who.value = me;
      for (const { id, latest } of channels) {
        const key = `${me} ${id}`;
        if (id === channel?.id || !seen.has(key)) seen.set(key, latest);
      }
      reconcile(list, channels, {
        key: ({ id }) => id,
        create: () => h('li'),
        update: (node, { id, name, kind, archived, latest }) => {
          const current = id === channel?.id;
          const unread = latest > (seen.get(`${me} ${id}`) ?? '');
          draw(node, [name, kind, archived, current, unread], () =>
            h(
              'button',
              {
                type: 'button',
                class: unread ? 'unread' : undefined,
                'aria-current': current ? 'page' : undefined,
                'data-focus': 'channel',
                onclick: () => app.go({ channel: id }),
              },
              h('span', { 'aria-hidden': 'true' }, kind === 'im' ? '●' : '#'),
              ` ${name}`,
              kind === 'private' && h('small', {}, ' private'),
              archived && h('small', {}, ' archived'),
              unread && h('span', { class: 'unseen' }, ' (new messages)'),
            ),
          );
        },
      });
    },
  };
}

function nameOf(realName, role) {
  const words = { member: '', stranger: ' (other organisation)', 'single-channel guest': ' (guest)' };
  return `${realName}${words[role] ?? ` (${role})`}`;
}
