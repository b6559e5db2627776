import { newId } from '../state/ids.ts';
import type { Channel } from '../state/model.ts';
import type { Workspace } from '../workspace.ts';
import { emit } from './events.ts';

/** Adds a member; false if they already are one. */
export function join(ws: Workspace, channel: Channel, user: string, inviter?: string): boolean {
  if (channel.members.includes(user)) return false;
  channel.members.push(user);
  ws.changes.touch();
  const event = { user, channel: channel.id, channel_type: letter(channel), team: ws.state.team.id, inviter };
  if (botIsIn(ws, channel)) emit(ws, 'member_joined_channel', { type: 'member_joined_channel', ...event }, channel);
  return true;
}

/** Removes a member; the bot itself receives `channel_left` or `group_left`. */
export function leave(ws: Workspace, channel: Channel, user: string): void {
  const at = channel.members.indexOf(user);
  if (at < 0) return;
  channel.members.splice(at, 1);
  ws.changes.touch();
  if (user === ws.state.app.botUser) {
    const type = channel.kind === 'private' ? 'group_left' : 'channel_left';
    emit(ws, type, { type, channel: channel.id, event_ts: ws.nextTs() }, channel);
  } else if (botIsIn(ws, channel)) {
    const event = { user, channel: channel.id, channel_type: letter(channel), team: ws.state.team.id };
    emit(ws, 'member_left_channel', { type: 'member_left_channel', ...event }, channel);
  }
}

/** The direct conversation of these people; opened if there is none yet. */
export function directChannel(
  ws: Workspace,
  users: readonly string[],
): { readonly channel: Channel; readonly existed: boolean } {
  const members = [...new Set(users)].sort();
  const kind = members.length <= 2 ? 'im' : 'mpim';
  const found = [...ws.state.channels.values()].find(
    (channel) => channel.kind === kind && [...channel.members].sort().join() === members.join(),
  );
  if (found !== undefined) return { channel: found, existed: true };
  const names = members.flatMap((id) => ws.state.people.get(id)?.name ?? []);
  const channel: Channel = {
    id: newId(kind === 'im' ? 'D' : 'C'),
    name: kind === 'im' ? '' : `mpdm-${names.join('--')}-1`,
    kind,
    creator: members[0] ?? '',
    created: Math.floor(ws.now() / 1000),
    archived: false,
    shared: false,
    topic: '',
    members,
    read: {},
    messages: new Map(),
  };
  ws.state.channels.set(channel.id, channel);
  ws.changes.touch();
  return { channel, existed: false };
}

export function botIsIn(ws: Workspace, channel: Channel): boolean {
  return channel.members.includes(ws.state.app.botUser);
}

function letter(channel: Channel): string {
  return channel.kind === 'public' ? 'C' : 'G';
}
