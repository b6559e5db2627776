import { newId } from '../state/ids.ts';
import type { Channel } from '../state/model.ts';
import type { Workspace } from '../workspace.ts';
import { emit } from './events.ts';
import { botIsIn } from './membership.ts';

/** Creates a channel; `members` are user ids, the first is its creator. */
export function create(ws: Workspace, name: string, members: readonly string[], isPrivate: boolean): Channel {
  const channel: Channel = {
    id: newId('C'),
    name,
    kind: isPrivate ? 'private' : 'public',
    creator: members[0] ?? '',
    created: Math.floor(ws.now() / 1000),
    archived: false,
    shared: false,
    topic: '',
    members: [...members],
    read: {},
    messages: new Map(),
  };
  ws.state.channels.set(channel.id, channel);
  ws.changes.touch();
  const created = { id: channel.id, name, created: channel.created, creator: channel.creator };
  if (!isPrivate) emit(ws, 'channel_created', { type: 'channel_created', channel: created }, channel);
  return channel;
}

export function setArchived(ws: Workspace, channel: Channel, user: string, archived: boolean): void {
  if (channel.archived === archived) return;
  channel.archived = archived;
  ws.changes.touch();
  tell(ws, channel, archived ? 'archive' : 'unarchive', { channel: channel.id, user });
}

export function rename(ws: Workspace, channel: Channel, name: string): void {
  channel.name = name;
  ws.changes.touch();
  tell(ws, channel, 'rename', { channel: { id: channel.id, name, created: channel.created } });
}

export function destroy(ws: Workspace, channel: Channel): void {
  ws.state.channels.delete(channel.id);
  ws.changes.touch();
  tell(ws, channel, 'deleted', { channel: channel.id });
}

/** Makes a public channel private; its id and members stay. */
export function privatise(ws: Workspace, channel: Channel): void {
  channel.kind = 'private';
  ws.changes.touch();
}

/**
 * Shares a channel with another organization. `channel_shared` is also sent for private channels (reference of the
 * event, and of `channel_unshared`: there is no `group_shared`).
 */
export function share(ws: Workspace, channel: Channel, team: string): void {
  channel.shared = true;
  ws.changes.touch();
  if (channel.kind === 'private' && !botIsIn(ws, channel)) return;
  const event = { type: 'channel_shared', connected_team_id: team, channel: channel.id, event_ts: ws.nextTs() };
  emit(ws, 'channel_shared', event, channel);
}

/** The names of channel events contain the kind: `channel_archive`, `group_archive`. */
function tell(ws: Workspace, channel: Channel, what: string, details: Readonly<Record<string, unknown>>): void {
  if (channel.kind === 'private' && !botIsIn(ws, channel)) return;
  const type = `${channel.kind === 'private' ? 'group' : 'channel'}_${what}`;
  emit(ws, type, { type, ...details, event_ts: ws.nextTs() }, channel);
}
