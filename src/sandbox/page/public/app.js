import { agreed } from './agreed.js';
import { post, postWithProgress } from './api.js';
import { createDates } from './dates.js';
import { createDrafts } from './drafts.js';
import { attempt } from './tell.js';

/**
 * What the parts of the page work with: what is shown now, and what can be done.
 * @param place `{ me, channel, thread, tab, message, window }`: who looks at what
 * @param tell shows words to the person; none takes them away
 */
export function createApp({ place, go, tell }) {
  let entering = Promise.resolve();
  /** One entry after the other, as the app has to hear of them. */
  const inOrder = (run) => (entering = entering.then(run, run));

  const app = {
    /** The last view that the server gave. */
    view: undefined,
    place,
    go,
    tell,
    /** The field with several entries in which one was chosen just now. */
    choosing: undefined,
    /** Runs something, and shows why it cannot be done; undefined then. */
    attempt: (run) => attempt(run, tell),
    /** Does something as the person one is. */
    act: (name, input) => app.attempt(() => post(name, { me: place.me, ...input })),
    upload: (to, files, progress) => postWithProgress('upload', { me: place.me, place: to, files }, progress),
    press({ where, actionId, blockId }, choice) {
      app.drafts.flush();
      return inOrder(() => app.act('click', { where, action: actionId, blockId, choice }));
    },
    async enter(field, choice) {
      if (!(await agreed(field))) return field.redraw();
      const { where, actionId, blockId } = field;
      return inOrder(() => app.act('enter', { where, action: actionId, blockId, choice }));
    },
    /** Sends what was typed so far, then does `run`. */
    afterEntries(run) {
      app.drafts.flush();
      return inOrder(run);
    },
    /** Takes what the server gave. */
    show(view) {
      const { locale, zone } = view.reader;
      if (app.view?.reader.locale !== locale || app.view.reader.zone !== zone)
        app.dates = createDates({ locale, zone });
      app.view = view;
    },
    /** The conversation that is open. */
    conversation: () => app.view.channels.find(({ id }) => id === app.view.channel?.id),
    titleOf: ({ name, others }) => (others === undefined ? `#${name}` : name),
    /** The tabs of the app's own conversation. */
    tabsOf({ others }) {
      const { homeTab, messagesTab } = app.view.app;
      if (others?.join() !== app.bot().name) return [];
      return [homeTab && 'home', messagesTab && 'messages'].filter(Boolean);
    },
    firstTab: () => (app.view.app.homeTab ? 'home' : 'messages'),
    personById: (id) => app.view.people.find((person) => person.id === id),
    person: (name) => app.view.people.find((person) => person.name === name),
    bot: () => app.view.people.find(({ role }) => role === 'bot'),
  };
  // A field may be gone by the time its words arrive; then nobody misses them.
  app.drafts = createDrafts((input) => inOrder(() => post('enter', { me: place.me, ...input }).catch(() => undefined)));
  return app;
}
