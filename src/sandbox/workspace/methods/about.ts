import { z } from 'zod';
import { joinedChannel, knownMessage } from '../conversation/access.ts';
import { SlackError } from '../error.ts';
import { method, text } from './method.ts';

export const authTest = method({
  args: z.object({}),
  run: ({ state }) => ({
    url: `https://${state.team.domain}.slack.com/`,
    team: state.team.name,
    user: state.people.get(state.app.botUser)?.name ?? '',
    team_id: state.team.id,
    user_id: state.app.botUser,
    bot_id: state.app.botId,
    is_enterprise_install: false,
  }),
});

export const openConnection = method({
  token: 'app',
  args: z.object({}),
  run(ws) {
    if (ws.settings.mode !== 'socket') throw new SlackError('forbidden_team');
    const ticket = ws.socketTicket();
    if (ticket === undefined) throw new SlackError('too_many_websockets');
    return { url: `${ws.origin().replace(/^http/, 'ws')}/link/?ticket=${ticket}&app_id=${ws.state.app.id}` };
  },
});

export const teamInfo = method({
  scopes: ['team:read'],
  args: z.object({}),
  run: ({ state }) => ({ team: { ...state.team, email_domain: '', icon: { image_default: true } } }),
});

export const botInfo = method({
  scopes: ['users:read'],
  args: z.object({ bot: text }),
  run({ state }, given) {
    if (given.bot !== state.app.botId) throw new SlackError('bot_not_found');
    const name = state.people.get(state.app.botUser)?.realName ?? '';
    return { bot: { id: state.app.botId, deleted: false, name, app_id: state.app.id, user_id: state.app.botUser } };
  },
});

export const addReaction = method({
  scopes: ['reactions:write'],
  args: z.object({ channel: text, timestamp: text, name: text }),
  run(ws, given) {
    const message = knownMessage(joinedChannel(ws, given.channel), given.timestamp);
    if (!/^[a-z0-9_+'-]{1,100}$/.test(given.name)) throw new SlackError('invalid_name');
    const { botUser } = ws.state.app;
    const same = message.reactions.find((reaction) => reaction.name === given.name);
    if (same?.users.includes(botUser) === true) throw new SlackError('already_reacted');
    if (same === undefined) message.reactions.push({ name: given.name, users: [botUser] });
    else same.users.push(botUser);
    ws.changes.touch();
    return {};
  },
});
