import { SlackError } from '../error.ts';
import type { Channel, Message } from '../state/model.ts';
import type { Workspace } from '../workspace.ts';

/** A conversation the bot may know of: public ones, and those it is in. For all others: `channel_not_found`. */
export function knownChannel(ws: Workspace, id: string): Channel {
  const channel = ws.state.channels.get(id);
  if (channel === undefined) throw new SlackError('channel_not_found');
  if (channel.kind !== 'public' && !channel.members.includes(ws.state.app.botUser))
    throw new SlackError('channel_not_found');
  return channel;
}

/** A conversation the bot is in; otherwise `not_in_channel`. */
export function joinedChannel(ws: Workspace, id: string): Channel {
  const channel = knownChannel(ws, id);
  if (!channel.members.includes(ws.state.app.botUser)) throw new SlackError('not_in_channel');
  return channel;
}

/** A conversation the bot may post into: joined and not archived; `chat:write.public` adds public ones. */
export function writableChannel(ws: Workspace, id: string): Channel {
  const channel = ws.settings.scopes?.has('chat:write.public') === true ? knownChannel(ws, id) : joinedChannel(ws, id);
  if (channel.archived) throw new SlackError('is_archived');
  return channel;
}

export function knownMessage(channel: Channel, ts: string): Message {
  const message = channel.messages.get(ts);
  if (message === undefined) throw new SlackError('message_not_found');
  return message;
}

/**
 * Requires the scope for a kind of conversation: `channels:history`, `im:read` and so on; otherwise `missing_scope`.
 */
export function requireKindScope(ws: Workspace, kind: Channel['kind'], what: 'read' | 'history'): void {
  const prefix = { public: 'channels', private: 'groups', im: 'im', mpim: 'mpim' }[kind];
  requireScope(ws, `${prefix}:${what}`);
}

export function requireScope(ws: Workspace, ...anyOf: readonly string[]): void {
  const { scopes } = ws.settings;
  if (scopes === undefined || anyOf.length === 0 || anyOf.some((scope) => scopes.has(scope))) return;
  throw new SlackError('missing_scope', { needed: anyOf.join(','), provided: [...scopes].join(',') });
}
