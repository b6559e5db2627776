import { h } from './dom.js';
import { emoji, favourites } from './emoji.js';
import { menuButton } from './menu.js';
import { t } from './words/index.js';

/** The reactions to a message, each of which can be added or removed. */
export function reactions(app, channel, { ts, reactions: all }) {
  return all.map(({ name, users }) => {
    const names = users.map((user) => app.person(user)?.realName ?? user).join(', ');
    return h(
      'button',
      {
        type: 'button',
        class: 'reaction',
        'aria-pressed': String(users.includes(app.place.me)),
        'aria-label': t('message.reaction', { name, count: users.length, names }),
        'data-focus': `reaction ${name}`,
        title: t('message.reacted', { names, name }),
        onclick: () => app.act('react', { channel, ts, name }),
      },
      `${emoji(name)} ${users.length}`,
    );
  });
}

export function addReaction(app, channel, ts) {
  return menuButton({
    label: t('message.react'),
    content: '☺',
    focus: 'react',
    className: 'quiet small emoji-menu',
    items: () =>
      favourites.map((name) => ({
        label: emoji(name),
        name,
        run: () => app.act('react', { channel, ts, name }),
      })),
  });
}
