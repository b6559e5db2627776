import type { Block } from '../blocks/layout/index.ts';
import { placedElements } from '../blocks/walk.ts';
import type { Channel, Message } from '../state/model.ts';
import type { Workspace } from '../workspace.ts';
import { drawBlocks, elementLabel } from './draw.ts';
import { toPlain } from './markup.ts';

/** A message as a person reads it, without its thread. */
export interface MessageHead {
  readonly ts: string;
  /** The author's handle. */
  readonly from: string;
  /** The readable content: the blocks as lines, or the text if there are none. */
  readonly text: string;
  /** The text as sent, with markup; if there are blocks, the text of notifications. */
  readonly rawText: string;
  readonly blocks: readonly Block[];
  readonly buttons: readonly ButtonView[];
  readonly files: readonly FileView[];
  readonly edited: boolean;
  /** The reactions, with the handles of the people. */
  readonly reactions: readonly { readonly name: string; readonly users: readonly string[] }[];
  readonly metadata?: Message['metadata'];
  /** Attachments by an app, or forwarded messages, as lines of mrkdwn. */
  readonly attached: readonly string[];
}

export interface MessageView extends MessageHead {
  /** For a root: its thread, oldest first. */
  readonly replies: readonly MessageView[];
}

export interface FileView {
  readonly id: string;
  readonly name: string;
  readonly mimetype: string;
  /** Bytes. */
  readonly size: number;
}

export interface ButtonView {
  readonly label: string;
  readonly type: string;
  readonly actionId: string;
  readonly blockId: string;
  readonly url?: string | undefined;
}

export interface ChannelView {
  readonly id: string;
  readonly name: string;
  readonly kind: Channel['kind'];
  readonly archived: boolean;
  readonly shared: boolean;
  readonly members: readonly string[];
  /** Oldest first; replies are below their root. */
  readonly messages: readonly MessageView[];
}

export function channelView(ws: Workspace, channel: Channel): ChannelView {
  const roots = [...channel.messages.values()].filter((message) => message.thread === undefined);
  return {
    id: channel.id,
    name: channel.name,
    kind: channel.kind,
    archived: channel.archived,
    shared: channel.shared,
    members: channel.members.map((id) => handle(ws, id)),
    messages: roots.map((message) => messageView(ws, channel, message)),
  };
}

export function messageView(ws: Workspace, channel: Channel, message: Message): MessageView {
  const replies = message.replies.flatMap((ts) => channel.messages.get(ts) ?? []);
  return {
    ...messageHead(ws, message),
    replies: replies.map((reply) => messageView(ws, channel, reply)),
  };
}

export function messageHead(ws: Workspace, message: Message): MessageHead {
  return {
    ts: message.ts,
    from: handle(ws, message.user),
    ...contentView(ws, message),
    files: message.files.flatMap((id) => {
      const file = ws.state.files.get(id);
      return file === undefined ? [] : [{ id, name: file.name, mimetype: file.mimetype, size: file.bytes.length }];
    }),
    edited: message.editedAt !== undefined,
    reactions: message.reactions.map(({ name, users }) => ({ name, users: users.map((id) => handle(ws, id)) })),
    metadata: message.metadata,
    attached: attachedTo(message),
  };
}

function attachedTo({ attachments = [] }: Message): readonly string[] {
  const words = (value: unknown) => (typeof value === 'string' && value !== '' ? [value] : []);
  return attachments.map((one) => {
    const fields: readonly unknown[] = Array.isArray(one.fields) ? one.fields : [];
    const named = fields.flatMap((field) => {
      const { title, value } = field as { readonly title?: unknown; readonly value?: unknown };
      return [[...words(title), ...words(value)].join(': ')];
    });
    const shown = [...words(one.author_name), ...words(one.pretext), ...words(one.title), ...words(one.text), ...named];
    return (shown.length > 0 ? shown : words(one.fallback)).join('\n');
  });
}

export function handle(ws: Workspace, id: string): string {
  return ws.state.people.get(id)?.name ?? id;
}

/** The content and actions of a message, including ephemeral ones. */
export function contentView(ws: Workspace, content: { readonly text: string; readonly blocks: readonly Block[] }) {
  const lines = drawBlocks(ws.state, content.blocks);
  return {
    text: lines.length > 0 ? lines.join('\n') : toPlain(ws.state, content.text),
    rawText: content.text,
    blocks: content.blocks,
    buttons: placedElements(content.blocks).map(({ element, actionId, blockId }) => ({
      label: elementLabel(element),
      type: element.type,
      actionId,
      blockId,
      url: element.type === 'button' ? element.url : undefined,
    })),
  };
}
