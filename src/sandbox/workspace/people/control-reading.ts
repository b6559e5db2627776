import type { DeliveryStats } from '../app/tally.ts';
import { ControlError } from '../error.ts';
import type { Person, StoredFile, UserGroup } from '../state/model.ts';
import type { Truthy } from '../state/changes.ts';
import type { LoggedRequest } from '../web/request-log.ts';
import type { Workspace } from '../workspace.ts';
import { findChannel, findPerson } from './find.ts';
import { conversations, type ConversationView } from './read-conversations.ts';
import { fileFor } from './read-files.ts';
import { history, type HistoryView } from './read-history.ts';
import { channelView, messageView, type ChannelView, type MessageView } from './read-messages.ts';
import { screenView, viewView, type ScreenView, type ViewView } from './read-views.ts';
import type { Window } from './window.ts';

export interface WorkspaceStats extends DeliveryStats {
  readonly connections: number;
  /** Number of calls by Web API method, including `response_url`. */
  readonly calls: Readonly<Record<string, number>>;
}

/** What can be seen. Everything is a copy that does not change later. */
export interface ReadingControl {
  channels(): readonly { readonly id: string; readonly name: string; readonly kind: string }[];
  people(): readonly Person[];
  groups(): readonly UserGroup[];
  /** What Slack's client shows of the app. */
  app(): { readonly name: string; readonly homeTab: boolean; readonly messagesTab: boolean };
  /** The person's conversations, with unread counts. */
  conversations(user: string): readonly ConversationView[];
  /** A section of one of these conversations. */
  history(user: string, channel: string, window?: Window): HistoryView;
  /** A file that the person may see. */
  file(user: string, id: string): StoredFile | undefined;
  /** By id or name; `@maya` is the bot's direct conversation with her, if there is one. */
  channel(name: string): ChannelView;
  /** The root and its replies, oldest first. */
  thread(channel: string, ts: string): readonly MessageView[];
  /** The topmost modal of a person. */
  modal(user: string): ViewView | undefined;
  screen(user: string): ScreenView;
  stats(): WorkspaceStats;
  /** Calls of the Web API, oldest first, without tokens; the last two thousand. */
  requests(method?: string): readonly LoggedRequest[];
  /**
   * Resolves with the result of `read` once it is truthy; checks after every change, without polling. An error in
   * `read` counts as "not yet". Rejects after `timeout` ms, 30,000 by default, with `what` in the message.
   */
  waitFor<T>(read: () => T | Promise<T>, timeout?: number, what?: string): Promise<Truthy<T>>;
  /** For other processes: resolves with the revision once it differs from `since`, or after `timeout` ms. */
  changed(since: number, timeout?: number): Promise<number>;
}

export function createReadingControl(ws: Workspace): ReadingControl {
  return {
    channels: () => [...ws.state.channels.values()].map(({ id, name, kind }) => ({ id, name, kind })),
    people: () => structuredClone([...ws.state.people.values()]),
    groups: () => structuredClone([...ws.state.groups.values()]),
    app: () => ({
      name: ws.state.people.get(ws.state.app.botUser)?.name ?? '',
      homeTab: ws.settings.homeTab,
      messagesTab: ws.settings.messagesTab,
    }),
    conversations: (user) => conversations(ws, findPerson(ws, user)),
    history: (user, name, window = {}) => structuredClone(history(ws, findPerson(ws, user), name, window)),
    file: (user, id) => fileFor(ws, findPerson(ws, user), id),
    channel: (name) => structuredClone(channelView(ws, seen(ws, name))),
    thread(name, ts) {
      const channel = seen(ws, name);
      const message = channel.messages.get(ts);
      if (message === undefined) throw new ControlError(`There is no message ${ts} in ${name}.`);
      const root = messageView(ws, channel, channel.messages.get(message.thread ?? ts) ?? message);
      return structuredClone([root, ...root.replies]);
    },
    modal(user) {
      const open = ws.modals.top(findPerson(ws, user).id);
      return open && structuredClone(viewView(ws, open));
    },
    screen: (user) => structuredClone(screenView(ws, findPerson(ws, user))),
    stats: () => ({ ...ws.tally.read(), connections: ws.connections(), calls: ws.requests.counts() }),
    requests: (method) => ws.requests.all().filter((request) => method === undefined || request.method === method),
    waitFor: (read, timeout = 30_000, what) => ws.changes.waitFor(read, timeout, what),
    changed: (since, timeout = 25_000) =>
      ws.changes
        .waitFor(() => ws.changes.revision() !== since, timeout)
        .then(
          () => ws.changes.revision(),
          () => ws.changes.revision(),
        ),
  };
}

function seen(ws: Workspace, name: string) {
  if (!name.startsWith('@')) return findChannel(ws, name);
  const person = findPerson(ws, name);
  const pair = [person.id, ws.state.app.botUser];
  const direct = [...ws.state.channels.values()].find(
    (channel) => channel.kind === 'im' && pair.every((id) => channel.members.includes(id)),
  );
  if (direct === undefined) throw new ControlError(`The bot has no direct conversation with ${name}.`);
  return direct;
}
