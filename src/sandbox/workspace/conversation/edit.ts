import { identify } from '../blocks/identify.ts';
import type { Block } from '../blocks/layout/index.ts';
import type { Channel, Message, Metadata } from '../state/model.ts';
import { channelType } from '../wire/channel.ts';
import { messageObject } from '../wire/message.ts';
import type { Workspace } from '../workspace.ts';
import { emit } from './events.ts';
import { callByName } from './post.ts';

export interface Edit {
  readonly text?: string | undefined;
  readonly blocks?: Block[] | undefined;
  readonly metadata?: Metadata | undefined;
  readonly removeMetadata?: boolean | undefined;
}

/**
 * Changes a message in place. docs.slack.dev, "chat.update": omitted blocks stay only if text is omitted, too; text
 * alone removes them; a message edited with blocks is not marked as edited.
 */
export function edit(ws: Workspace, channel: Channel, message: Message, change: Edit): void {
  const previous = messageObject(ws, channel, message);
  if (change.blocks !== undefined) message.blocks = identify(change.blocks);
  else if (change.text !== undefined) {
    message.blocks = [];
    message.editedAt = ws.nextTs();
  }
  if (change.text !== undefined) message.text = change.text;
  if (change.metadata !== undefined || change.removeMetadata === true) message.metadata = change.metadata;
  ws.changes.touch();
  hidden(ws, channel, 'message_changed', { message: messageObject(ws, channel, message), previous_message: previous });
  // Reference of `app_mention`: an edit that mentions the app is a separate event, with `edited`.
  if (change.text !== undefined && change.text !== previous.text) callByName(ws, channel, message);
}

/** Removes a message; a root with replies leaves a tombstone, so that its thread stays readable. */
export function remove(ws: Workspace, channel: Channel, message: Message): void {
  const previous = messageObject(ws, channel, message);
  const root = message.thread === undefined ? undefined : channel.messages.get(message.thread);
  root?.replies.splice(root.replies.indexOf(message.ts), 1);
  if (message.replies.length > 0) {
    Object.assign(message, { subtype: 'tombstone', user: 'USLACKBOT', blocks: [], files: [], metadata: undefined });
    message.text = 'This message was deleted.';
  } else {
    channel.messages.delete(message.ts);
  }
  ws.changes.touch();
  hidden(ws, channel, 'message_deleted', { deleted_ts: message.ts, previous_message: previous });
}

function hidden(ws: Workspace, channel: Channel, subtype: string, what: Readonly<Record<string, unknown>>): void {
  if (!channel.members.includes(ws.state.app.botUser)) return;
  const { type, subscription } = channelType(channel);
  const ts = ws.nextTs();
  const event = { type: 'message', subtype, hidden: true, channel: channel.id, channel_type: type, ts, event_ts: ts };
  emit(ws, subscription, { ...event, ...what }, channel);
}
