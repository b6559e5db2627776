import type { Block } from '../blocks/layout/index.ts';

/** A message that one person sees until their client is reloaded. */
export interface Ephemeral {
  readonly ts: string;
  readonly channel: string;
  readonly thread: string | undefined;
  /** The author: the app's bot. */
  readonly by: string;
  text: string;
  blocks: Block[];
}

/** Slack's own notice to a person: a command failed, is unknown, or is not possible here. */
export interface Notice {
  readonly at: number;
  readonly channel: string | undefined;
  readonly text: string;
}

/** What only one person sees. Beyond a few hundred entries, the oldest is dropped. */
export interface PrivateScreens {
  show(user: string, message: Ephemeral): void;
  ephemerals(user: string): readonly Ephemeral[];
  find(user: string, channel: string, ts: string): Ephemeral | undefined;
  remove(user: string, ts: string): void;
  tell(user: string, text: string, channel?: string): void;
  notices(user: string): readonly Notice[];
}

const max = 300;

export function createPrivateScreens(now: () => number, onChange: () => void): PrivateScreens {
  const messages = new Map<string, Ephemeral[]>();
  const notices = new Map<string, Notice[]>();
  const add = <T>(lists: Map<string, T[]>, user: string, item: T) => {
    lists.set(user, [...(lists.get(user) ?? []).slice(1 - max), item]);
    onChange();
  };
  return {
    show: (user, message) => add(messages, user, message),
    ephemerals: (user) => messages.get(user) ?? [],
    find: (user, channel, ts) =>
      messages.get(user)?.find((message) => message.ts === ts && message.channel === channel),
    remove(user, ts) {
      messages.set(
        user,
        (messages.get(user) ?? []).filter((message) => message.ts !== ts),
      );
      onChange();
    },
    tell: (user, text, channel) => add(notices, user, { at: now(), channel, text }),
    notices: (user) => notices.get(user) ?? [],
  };
}
