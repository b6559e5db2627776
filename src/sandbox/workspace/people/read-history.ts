import type { Channel, Message, Person } from '../state/model.ts';
import type { Workspace } from '../workspace.ts';
import { conversationOf } from './find.ts';
import { handle, messageHead, type MessageHead } from './read-messages.ts';
import { cut, type Window } from './window.ts';

/** A section of a conversation as a client shows it; earlier and later parts can be requested. */
export interface HistoryView {
  /** Oldest first, including replies only if they were also sent to the channel. */
  readonly messages: readonly RootView[];
  readonly older: boolean;
  readonly newer: boolean;
}

export interface RootView extends MessageHead {
  /** The root's ts, for a reply that was also sent to the channel. */
  readonly root: string | undefined;
  /** The replies to it; undefined if there are none. */
  readonly thread: { readonly count: number; readonly latest: string; readonly from: readonly string[] } | undefined;
}

/** Throws a `ControlError` if the person is not in that conversation. */
export function history(ws: Workspace, person: Person, where: string, window: Window): HistoryView {
  const channel = conversationOf(ws, person, where);
  const shown = [...channel.messages.values()].filter(inChannel);
  const stamps = shown.map(({ ts }) => ts);
  const [first, last] = cut(stamps, window);
  return {
    messages: shown.slice(first, last).map((message) => rootView(ws, channel, message)),
    older: first > 0,
    newer: last < shown.length,
  };
}

/** Whether a message appears in the conversation itself, not only in a thread. */
export function inChannel(message: Message): boolean {
  return message.thread === undefined || message.broadcast === true;
}

function rootView(ws: Workspace, channel: Channel, message: Message): RootView {
  const latest = message.replies.at(-1);
  const authors = message.replies.flatMap((ts) => channel.messages.get(ts)?.user ?? []);
  return {
    ...messageHead(ws, message),
    root: message.thread,
    thread:
      latest === undefined
        ? undefined
        : {
            count: message.replies.length,
            latest,
            from: [...new Set(authors)].map((id) => handle(ws, id)),
          },
  };
}
