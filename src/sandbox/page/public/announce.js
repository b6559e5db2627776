import { itemsOf, threadItemsOf } from './rows.js';
import { t } from './words/index.js';

/** Announces what arrived in the open conversation and thread, in a polite live region. */
export function createAnnouncer(app, region) {
  let place;
  /** When each shown message was written, by key. */
  let known = new Map();

  return {
    update() {
      const { channel, thread, screen, me } = app.view;
      if (channel === undefined) return;
      const inThread = thread === undefined ? [] : threadItemsOf(thread, channel.id, screen);
      const items = [...itemsOf(channel, screen), ...inThread];
      const here = `${me} ${channel.id} ${thread?.root.ts}`;
      // Older messages loaded by scrolling are not announced.
      const newest = Math.max(0, ...known.values());
      const fresh = place === here ? items.filter(({ key, message }) => !known.has(key) && message.at >= newest) : [];
      place = here;
      known = new Map(items.map(({ key, message }) => [key, message.at]));
      const others = fresh.filter(({ message }) => message.from !== me);
      if (others.length > 0) region.textContent = others.map((item) => words(app, item)).join('. ');
    },
  };
}

function words(app, { message, only }) {
  const from = app.person(message.from)?.realName ?? message.from;
  const text = (message.text ?? message.rawText).replaceAll(/\s+/g, ' ').slice(0, 300);
  return t(only ? 'message.only-said' : 'message.said', { name: from, text });
}
