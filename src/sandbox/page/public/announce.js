import { itemsOf } from './channel.js';

/** Reads out, in a polite live region, what arrived in the conversation that is open. */
export function createAnnouncer(app, region) {
  let place;
  let known = new Set();

  return {
    update() {
      const { channel, screen, me } = app.view;
      if (channel === undefined) return;
      const items = itemsOf(channel, screen).flatMap(({ replies = [], ...item }) => [item, ...replies]);
      const here = `${me} ${channel.id}`;
      const fresh = place === here ? items.filter(({ key }) => !known.has(key)) : [];
      place = here;
      known = new Set(items.map(({ key }) => key));
      const others = fresh.filter(({ message }) => message.from !== me);
      if (others.length > 0) region.textContent = others.map((item) => words(app, item)).join('. ');
    },
  };
}

function words(app, { message, only }) {
  const from = app.person(message.from)?.realName ?? message.from;
  const text = (message.text ?? message.rawText).replaceAll(/\s+/g, ' ').slice(0, 300);
  return `${from}${only ? ', only visible to you' : ''}: ${text}`;
}
