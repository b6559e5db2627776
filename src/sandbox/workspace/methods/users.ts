import { z } from 'zod';
import { SlackError } from '../error.ts';
import { userObject } from '../wire/user.ts';
import type { Workspace } from '../workspace.ts';
import { flag, limit, method, text } from './method.ts';
import { page } from './pages.ts';

export const info = method({
  scopes: ['users:read'],
  args: z.object({ user: text, include_locale: flag.default(false) }),
  run(ws, given) {
    const person = ws.state.people.get(given.user);
    if (person === undefined) throw new SlackError('user_not_found');
    return { user: userObject(ws.state, person, seesEmail(ws), given.include_locale) };
  },
});

export const list = method({
  scopes: ['users:read'],
  args: z.object({ limit: limit(1000, 1000), cursor: text.optional(), include_locale: flag.default(false) }),
  run(ws, given) {
    const { items, response_metadata } = page([...ws.state.people.values()], given.limit, given.cursor);
    const members = items.map((person) => userObject(ws.state, person, seesEmail(ws), given.include_locale));
    return { members, cache_ts: Math.floor(ws.now() / 1000), response_metadata };
  },
});

function seesEmail(ws: Workspace): boolean {
  return ws.settings.scopes?.has('users:read.email') ?? true;
}
