import { identify } from '../blocks/identify.ts';
import type { Block } from '../blocks/layout/index.ts';
import type { Channel, Message, Metadata } from '../state/model.ts';
import { channelType } from '../wire/channel.ts';
import { messageObject } from '../wire/message.ts';
import type { Workspace } from '../workspace.ts';
import { emit } from './events.ts';

export interface Draft {
  readonly user: string;
  readonly text: string;
  readonly blocks?: Block[] | undefined;
  readonly thread?: string | undefined;
  readonly broadcast?: boolean | undefined;
  readonly metadata?: Metadata | undefined;
  readonly files?: readonly string[] | undefined;
  readonly subtype?: string | undefined;
  readonly attachments?: Message['attachments'];
}

/**
 * Posts a message into a conversation and notifies the app if the bot is a member. A reply to a deleted message is
 * accepted and appears in the conversation itself, without `thread_ts`.
 */
export function post(ws: Workspace, channel: Channel, draft: Draft): Message {
  const root = draft.thread === undefined ? undefined : channel.messages.get(draft.thread);
  const message: Message = {
    ts: ws.nextTs(),
    user: draft.user,
    text: draft.text,
    blocks: identify(draft.blocks ?? []),
    thread: root?.ts,
    broadcast: root === undefined ? undefined : draft.broadcast,
    metadata: draft.metadata,
    files: [...(draft.files ?? [])],
    attachments: draft.attachments,
    subtype: draft.subtype ?? (root !== undefined && draft.broadcast === true ? 'thread_broadcast' : undefined),
    reactions: [],
    replies: [],
  };
  channel.messages.set(message.ts, message);
  root?.replies.push(message.ts);
  ws.changes.touch();
  announce(ws, channel, message);
  return message;
}

/** `message` for the conversation, and `app_mention` if a person mentions the bot. */
function announce(ws: Workspace, channel: Channel, message: Message): void {
  const { botUser } = ws.state.app;
  if (!channel.members.includes(botUser)) return;
  const { type, subscription } = channelType(channel);
  const event = { ...messageObject(ws, channel, message), channel: channel.id, event_ts: message.ts };
  emit(ws, subscription, { ...event, channel_type: type }, channel);
  callByName(ws, channel, message);
}

/** `app_mention` if somebody mentions the bot; as a new event if an edited message does. */
export function callByName(ws: Workspace, channel: Channel, message: Message): void {
  const { botUser } = ws.state.app;
  if (!channel.members.includes(botUser) || message.user === botUser || channel.kind === 'im') return;
  if (!message.text.includes(`<@${botUser}`)) return;
  const { type } = channelType(channel);
  const event = {
    ...messageObject(ws, channel, message),
    channel: channel.id,
    event_ts: message.editedAt ?? message.ts,
  };
  emit(ws, 'app_mention', { ...event, type: 'app_mention', channel_type: type }, channel);
}
