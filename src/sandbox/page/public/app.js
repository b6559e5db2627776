import { agreed } from './agreed.js';
import { post, postWithProgress } from './api.js';
import { createDates } from './dates.js';
import { createDrafts } from './drafts.js';
import { attempt } from './tell.js';

/**
 * The state shared by the parts of the page, and its actions.
 * @param place `{ me, channel, thread, tab, message, window }`: who is viewing what
 * @param tell shows a message to the person; no argument clears it
 */
export function createApp({ place, go, tell }) {
  let entering = Promise.resolve();
  /** One entry after the other, in the order the app must receive them. */
  const inOrder = (run) => (entering = entering.then(run, run));

  const app = {
    /** The last view from the server. */
    view: undefined,
    place,
    go,
    tell,
    /** The field with several entries in which one was just chosen. */
    choosing: undefined,
    /** Runs something and shows why it failed; then returns undefined. */
    attempt: (run) => attempt(run, tell),
    /** Does something as the current person. */
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
    /** Sends what was typed so far, then calls `run`. */
    afterEntries(run) {
      app.drafts.flush();
      return inOrder(run);
    },
    /** Takes over data from the server. */
    show(view) {
      const { locale, zone } = view.reader;
      if (app.view?.reader.locale !== locale || app.view.reader.zone !== zone)
        app.dates = createDates({ locale, zone });
      app.view = view;
    },
    /** The open conversation. */
    conversation: () => app.view.channels.find(({ id }) => id === app.view.channel?.id),
    titleOf: ({ name, others }) => (others === undefined ? `#${name}` : name),
    /** The tabs of the app's conversation. */
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
  // A field may be gone by the time its text arrives; then nobody misses it.
  app.drafts = createDrafts((input) => inOrder(() => post('enter', { me: place.me, ...input }).catch(() => undefined)));
  return app;
}
