import { z } from 'zod';
import { knownChannel, requireKindScope } from '../conversation/access.ts';
import { SlackError } from '../error.ts';
import type { Channel } from '../state/model.ts';
import { channelObject } from '../wire/channel.ts';
import { flag, limit, method, text } from './method.ts';
import { page } from './pages.ts';

const anyRead = ['channels:read', 'groups:read', 'im:read', 'mpim:read'];

export const info = method({
  scopes: anyRead,
  args: z.object({ channel: text, include_num_members: flag.default(false) }),
  run(ws, given) {
    const channel = knownChannel(ws, given.channel);
    requireKindScope(ws, channel.kind, 'read');
    const counted = given.include_num_members ? { num_members: channel.members.length } : {};
    return { channel: { ...channelObject(ws.state, channel), ...counted } };
  },
});

export const members = method({
  scopes: anyRead,
  args: z.object({ channel: text, limit: limit(100, 1000), cursor: text.optional() }),
  run(ws, given) {
    const channel = knownChannel(ws, given.channel);
    requireKindScope(ws, channel.kind, 'read');
    const { items, response_metadata } = page(channel.members, given.limit, given.cursor);
    return { members: items, response_metadata };
  },
});

const kinds = { public_channel: 'public', private_channel: 'private', im: 'im', mpim: 'mpim' } as const;

function kindOf(type: string): Channel['kind'] {
  const found = Object.entries(kinds).find(([name]) => name === type)?.[1];
  if (found === undefined) throw new SlackError('invalid_types');
  return found;
}

export const list = method({
  scopes: anyRead,
  args: z.object({
    types: text.default('public_channel'),
    exclude_archived: flag.default(false),
    // "An integer under 1000" (docs.slack.dev, "conversations.list"); 1,000 is accepted, as in the official clients'
    // documentation.
    limit: limit(100, 1000, 'refused'),
    cursor: text.optional(),
  }),
  run(ws, given) {
    const wanted = given.types.split(',').map((type) => kindOf(type.trim()));
    for (const kind of wanted) requireKindScope(ws, kind, 'read');
    const visible = [...ws.state.channels.values()].filter(
      (channel) =>
        wanted.includes(channel.kind) &&
        !(given.exclude_archived && channel.archived) &&
        (channel.kind === 'public' || channel.members.includes(ws.state.app.botUser)),
    );
    const { items, response_metadata } = page(visible, given.limit, given.cursor);
    return { channels: items.map((channel) => channelObject(ws.state, channel)), response_metadata };
  },
});
