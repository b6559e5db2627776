import { draw, h } from './dom.js';
import { t } from './words/index.js';
import { names } from './words/table.js';

/** The current person, and the language of their Slack, which the app receives. */
export function createWho(app, { who, locale }) {
  who.addEventListener('change', () => app.go({ me: who.value }));
  locale.addEventListener('change', () => app.act('setLocale', { locale: locale.value }));
  locale.replaceChildren(...Object.entries(names).map(([value, name]) => h('option', { value, lang: value }, name)));

  return {
    update() {
      const { people, me, reader } = app.view;
      const able = people.filter(({ role, deactivated }) => role !== 'bot' && !deactivated);
      draw(who, able, () => able.map((person) => h('option', { value: person.name }, nameOf(person))));
      who.value = me;
      locale.value = reader.locale;
    },
  };
}

function nameOf({ realName, role, groups }) {
  const words = [role === 'member' ? undefined : t(`role.${role}`), ...groups].filter(Boolean);
  return words.length === 0 ? realName : `${realName} (${words.join(', ')})`;
}
