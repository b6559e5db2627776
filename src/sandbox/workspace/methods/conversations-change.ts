import { z } from 'zod';
import { knownChannel } from '../conversation/access.ts';
import { directChannel, join as joinChannel } from '../conversation/membership.ts';
import { SlackError } from '../error.ts';
import { channelObject } from '../wire/channel.ts';
import { flag, method, text } from './method.ts';

export const join = method({
  scopes: ['channels:join'],
  args: z.object({ channel: text }),
  run(ws, given) {
    const channel = knownChannel(ws, given.channel);
    if (channel.kind !== 'public') throw new SlackError('method_not_supported_for_channel_type');
    if (channel.archived) throw new SlackError('is_archived');
    const joined = joinChannel(ws, channel, ws.state.app.botUser);
    return { channel: channelObject(ws.state, channel), ...(!joined && { warning: 'already_in_channel' }) };
  },
});

export const open = method({
  scopes: ['im:write', 'mpim:write'],
  args: z.object({ users: text.optional(), channel: text.optional(), return_im: flag.default(false) }),
  run(ws, given) {
    if (given.channel !== undefined) return { channel: { id: knownChannel(ws, given.channel).id } };
    const users = (given.users ?? '').split(',').filter((id) => id !== '');
    if (users.length === 0) throw new SlackError('users_list_not_supplied');
    if (users.length > 8) throw new SlackError('too_many_users');
    if (!users.every((id) => ws.state.people.has(id))) throw new SlackError('user_not_found');
    if (users.some((id) => ws.state.people.get(id)?.deactivated)) throw new SlackError('user_disabled');
    const { channel, existed } = directChannel(ws, [ws.state.app.botUser, ...users]);
    return {
      no_op: existed,
      already_open: existed,
      channel: given.return_im ? channelObject(ws.state, channel) : { id: channel.id },
    };
  },
});
