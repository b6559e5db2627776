import type { PickedFile } from '../conversation/files.ts';
import { edit, remove } from '../conversation/edit.ts';
import { emit } from '../conversation/events.ts';
import { directChannel } from '../conversation/membership.ts';
import type { Modal } from '../blocks/surfaces.ts';
import { ControlError } from '../error.ts';
import type { OpenView } from '../surfaces/open-view.ts';
import type { Workspace } from '../workspace.ts';
import { enter, press } from './act.ts';
import type { Choice } from './choose.ts';
import { close as closeView, type ClosedBy } from './close.ts';
import { forward, type Forwarding } from './forward.ts';
import { conversationOf, findChannel, findPerson } from './find.ts';
import { markRead, react } from './mark.ts';
import { toMarkup } from './markup.ts';
import type { Outcome } from './outcome.ts';
import { viewView, type ViewView } from './read-views.ts';
import { replay, type Replayed } from './replay.ts';
import { shortcut } from './shortcut.ts';
import { submit as submitView, type Submitted } from './submit.ts';
import { suggest, type Suggested } from './suggest.ts';
import { findElement, findSurface, type Where } from './surface.ts';
import { type, type Typed } from './type.ts';
import { upload, type UploadPlace } from './upload.ts';

/**
 * What people do. People, channels and elements are given by id or by name (`maya`, `#support`, the label of a field,
 * the text on a button); `@service_tickets` as a channel is the direct conversation with the bot. A `ControlError` says
 * what a person cannot do; errors by the app are in the outcome and on the person's screen.
 */
export interface PeopleControl {
  /** Writes a message, or runs a command if the text begins with `/`. */
  type(user: string, channel: string, text: string, options?: { readonly thread?: string | undefined }): Promise<Typed>;
  /** Presses a button, or picks `choice` from an overflow menu. */
  click(
    user: string,
    where: Where,
    action: string,
    options?: { readonly choice?: string; readonly blockId?: string },
  ): Promise<Outcome>;
  /** Enters one value, in a message or a view. */
  select(
    user: string,
    where: Where,
    action: string,
    choice: Choice,
    options?: { readonly blockId?: string },
  ): Promise<Outcome>;
  /**
   * Enters values into a view, in order, by label, block_id or action_id. `view` is its id, or the person whose topmost
   * modal it is.
   */
  fill(view: string, fields: Readonly<Record<string, Choice>>): Promise<ViewView>;
  /** Types into a type-ahead menu. */
  suggest(
    user: string,
    where: Where | string,
    action: string,
    query: string,
    options?: { readonly blockId?: string },
  ): Promise<Suggested>;
  /** Presses the submit button of a modal, by default the topmost. */
  submit(user: string, view?: string): Promise<Submitted>;
  /** Closes a modal, by default the topmost, with the button in its footer unless specified otherwise. */
  close(user: string, view?: string, by?: ClosedBy): Promise<void>;
  /** Runs a global shortcut, or with a message, a message shortcut. */
  shortcut(
    user: string,
    callbackId: string,
    message?: { readonly channel: string; readonly ts: string },
  ): Promise<Outcome>;
  /** Sends a recorded or made-up payload as this person; returns the body of the ack. See `replay.ts`. */
  replay(user: string, channel: string, payload: Replayed): Promise<Readonly<Record<string, unknown>>>;
  upload(
    user: string,
    place: UploadPlace,
    files: PickedFile | readonly PickedFile[],
  ): Promise<{ readonly files: readonly string[]; readonly ts?: string | undefined }>;
  /** Forwards a message, with or without a comment; returns the ts. */
  forward(user: string, forwarding: Forwarding): string;
  editMessage(user: string, channel: string, ts: string, text: string): void;
  deleteMessage(user: string, channel: string, ts: string): void;
  /** Adds or removes a reaction to a message. */
  react(user: string, channel: string, ts: string, name: string): void;
  /** Marks a conversation as read up to a message. */
  markRead(user: string, channel: string, ts: string): void;
  /** Opens a group conversation; returns its id. */
  openGroup(user: string, others: readonly string[]): string;
  /** Opens the direct conversation with somebody; returns its id. */
  openDirect(user: string, other: string): string;
  /** Opens a tab of the app's home, by default the Home tab: `app_home_opened`. */
  openHome(user: string, tab?: 'home' | 'messages'): void;
}

export function createPeopleControl(ws: Workspace): PeopleControl {
  const surface = (user: string, where: Where) => findSurface(ws, findPerson(ws, user), where);
  return {
    type: (user, channel, text, options) => type(ws, user, channel, text, options?.thread),
    async click(user, where, action, options) {
      const found = surface(user, where);
      return press(ws, findPerson(ws, user), found, findElement(found, action, options?.blockId), options?.choice);
    },
    async select(user, where, action, choice, options) {
      const found = surface(user, where);
      return enter(ws, findPerson(ws, user), found, findElement(found, action, options?.blockId), choice);
    },
    async fill(view, fields) {
      const open = namedModal(ws, view);
      for (const [key, choice] of Object.entries(fields)) {
        // Looked up for each field: entering one may have changed the view.
        const found = surface(open.user, { view: open.id });
        await enter(ws, findPerson(ws, open.user), found, findElement(found, key), choice);
      }
      return viewView(ws, open);
    },
    async suggest(user, where, action, query, options) {
      const found = surface(user, typeof where === 'string' ? { view: where } : where);
      return suggest(ws, findPerson(ws, user), found, findElement(found, action, options?.blockId), query);
    },
    submit: async (user, view) => submitView(ws, findPerson(ws, user), ownModal(ws, user, view)),
    close: async (user, view, by = 'button') => closeView(ws, findPerson(ws, user), ownModal(ws, user, view), by),
    shortcut: (user, callbackId, message) => shortcut(ws, user, callbackId, message),
    replay: (user, channel, payload) => replay(ws, user, channel, payload),
    upload: async (user, place, files) => upload(ws, findPerson(ws, user), place, [files].flat()),
    forward: (user, forwarding) => forward(ws, findPerson(ws, user), forwarding),
    editMessage(user, channel, ts, text) {
      const [where, message] = ownMessage(ws, user, channel, ts);
      edit(ws, where, message, { text: toMarkup(ws.state, text) });
    },
    deleteMessage(user, channel, ts) {
      remove(ws, ...ownMessage(ws, user, channel, ts));
    },
    react: (user, channel, ts, name) => react(ws, findPerson(ws, user), channel, ts, name),
    markRead: (user, channel, ts) => markRead(ws, findPerson(ws, user), channel, ts),
    openGroup: (user, others) =>
      directChannel(
        ws,
        [user, ...others].map((who) => findPerson(ws, who).id),
      ).channel.id,
    openDirect: (user, other) => conversationOf(ws, findPerson(ws, user), `@${other.replace(/^@/, '')}`).id,
    openHome(user, tab = 'home') {
      const person = findPerson(ws, user);
      const { channel } = directChannel(ws, [person.id, ws.state.app.botUser]);
      const event = { user: person.id, channel: channel.id, tab, event_ts: ws.nextTs() };
      emit(ws, 'app_home_opened', { type: 'app_home_opened', ...event });
    },
  };
}

function ownModal(ws: Workspace, user: string, view: string | undefined): OpenView<Modal> {
  const person = findPerson(ws, user);
  const open = view === undefined ? ws.modals.top(person.id) : ws.modals.find(view);
  if (open?.user !== person.id) throw new ControlError(`${person.name} has no modal ${view ?? ''} open.`);
  return open;
}

function namedModal(ws: Workspace, view: string): OpenView<Modal> {
  return ws.modals.find(view) ?? ownModal(ws, view, undefined);
}

function ownMessage(ws: Workspace, user: string, where: string, ts: string) {
  const person = findPerson(ws, user);
  const channel = where.startsWith('@') ? conversationOf(ws, person, where) : findChannel(ws, where);
  const message = channel.messages.get(ts);
  if (message?.user !== person.id) throw new ControlError(`${person.name} wrote no message ${ts} there.`);
  return [channel, message] as const;
}
