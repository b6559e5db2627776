import type { Channel } from '../state/model.ts';
import type { State } from '../state/state.ts';

/** A conversation object as the app's bot sees it. */
export function channelObject(state: State, channel: Channel) {
  const direct = channel.kind === 'im';
  const common = {
    id: channel.id,
    created: channel.created,
    is_im: direct,
    is_mpim: channel.kind === 'mpim',
    is_archived: channel.archived,
    is_org_shared: false,
    is_ext_shared: channel.shared,
    context_team_id: state.team.id,
  };
  if (direct)
    return { ...common, user: channel.members.find((member) => member !== state.app.botUser) ?? state.app.botUser };
  return {
    ...common,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === 'public',
    is_group: channel.kind === 'private',
    is_private: channel.kind !== 'public',
    is_member: channel.members.includes(state.app.botUser),
    is_general: channel.name === 'general',
    is_shared: channel.shared,
    creator: channel.creator,
    topic: { value: channel.topic, creator: channel.creator, last_set: channel.created },
    purpose: { value: '', creator: '', last_set: 0 },
  };
}

/** The channel name in command payloads: not every conversation reveals its own. */
export function payloadName(channel: Channel): string {
  if (channel.kind === 'im') return 'directmessage';
  return channel.kind === 'private' ? 'privategroup' : channel.name;
}

/** `channel_type` of events, which is also the ending of the subscription: `message.channels`, `message.im`. */
export function channelType(channel: Channel): { readonly type: string; readonly subscription: string } {
  if (channel.kind === 'public') return { type: 'channel', subscription: 'message.channels' };
  if (channel.kind === 'private') return { type: 'group', subscription: 'message.groups' };
  return { type: channel.kind, subscription: `message.${channel.kind}` };
}
