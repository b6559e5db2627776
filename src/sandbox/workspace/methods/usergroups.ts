import { z } from 'zod';
import { SlackError } from '../error.ts';
import { flag, method, text } from './method.ts';

export const list = method({
  scopes: ['usergroups:read'],
  args: z.object({ include_users: flag.default(false), include_disabled: flag.default(false) }),
  run(ws, given) {
    const groups = [...ws.state.groups.values()].filter((group) => given.include_disabled || !group.disabled);
    return {
      usergroups: groups.map((group) => ({
        id: group.id,
        team_id: ws.state.team.id,
        is_usergroup: true,
        name: group.name,
        handle: group.handle,
        is_external: false,
        date_delete: group.disabled ? 1_700_000_000 : 0,
        user_count: group.users.length,
        ...(given.include_users && { users: group.users }),
      })),
    };
  },
});

export const usersList = method({
  scopes: ['usergroups:read'],
  args: z.object({ usergroup: text, include_disabled: flag.default(false) }),
  run(ws, given) {
    const group = ws.state.groups.get(given.usergroup);
    if (group === undefined || (group.disabled && !given.include_disabled)) throw new SlackError('no_such_subteam');
    return { users: group.users };
  },
});
