import { avatar } from './avatar.js';
import { draw, h, reconcile } from './dom.js';
import { t } from './words/index.js';

/** The person's conversations, in sections, with unread marks, and the people they can write to. */
export function createNav(app, list) {
  return {
    update() {
      const { channels, channel } = app.view;
      reconcile(list, sections(app, channels), {
        key: ({ name }) => name,
        create: ({ name }) => {
          const id = `nav-${name}`;
          return h('li', {}, h('h2', { id }, t(`nav.${name}`)), h('ul', { 'aria-labelledby': id }));
        },
        update: (node, { entries }) =>
          reconcile(node.lastChild, entries, {
            key: ({ key }) => key,
            create: () => h('li'),
            update: (item, entry) => showEntry(app, item, entry, entry.id !== undefined && entry.id === channel?.id),
          }),
      });
    },
  };
}

function sections(app, channels) {
  const bot = app.bot();
  const entries = channels.map((one) => ({ key: one.others?.join() ?? one.id, ...one }));
  const direct = entries.filter(({ others }) => others !== undefined);
  const isApp = ({ others }) => others.join() === bot.name;
  const missing = (person) => !direct.some(({ key }) => key === person.name);
  const others = colleagues(app, channels).filter(missing);
  return [
    { name: 'channels', entries: entries.filter((one) => one.others === undefined) },
    { name: 'direct', entries: [...direct.filter((one) => !isApp(one)), ...others.map(newDirect)] },
    { name: 'apps', entries: [direct.find(isApp) ?? newDirect(bot)] },
  ].map(({ name, entries: all }) => ({ name, entries: all.map((one) => ({ ...one, isApp: one.key === bot.name })) }));
}

/** People one can write to: everybody in the same organization; strangers once they have written. */
function colleagues(app, channels) {
  const stranger = app.person(app.place.me)?.role === 'stranger';
  if (stranger || channels.length === 0) return [];
  return app.view.people.filter(
    ({ name, role, deactivated }) => role !== 'bot' && role !== 'stranger' && !deactivated && name !== app.place.me,
  );
}

const newDirect = ({ name, realName }) => ({ key: name, name: realName, kind: 'im', others: [name] });

function showEntry(app, node, entry, current) {
  const { id, name, kind, archived, unread = false, mentions = 0, others, isApp } = entry;
  const news = unread && !current;
  draw(node, [id, name, kind, archived, current, news, mentions], () =>
    h(
      'button',
      {
        type: 'button',
        class: news ? 'unread' : undefined,
        'aria-current': current ? 'page' : undefined,
        'data-focus': 'channel',
        onclick: () =>
          id === undefined ? app.goDirect(others[0]) : app.go({ channel: id, tab: isApp ? app.firstTab() : undefined }),
      },
      others === undefined ? mark(kind) : avatar(app, others[0]),
      h('span', { class: 'name' }, name),
      kind === 'private' && h('span', { class: 'unseen' }, t('nav.private')),
      archived && h('small', {}, t('nav.archived')),
      news && mentions > 0 && h('span', { class: 'badge', 'aria-hidden': 'true' }, String(mentions)),
      news && h('span', { class: 'unseen' }, mentions > 0 ? t('nav.new-for-you', { count: mentions }) : t('nav.new')),
    ),
  );
}

const mark = (kind) =>
  h('span', { class: kind === 'private' ? 'mark lock' : 'mark', 'aria-hidden': 'true' }, kind === 'private' ? '' : '#');
