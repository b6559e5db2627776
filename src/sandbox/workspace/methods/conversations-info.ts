import { z } from 'zod';
import { knownChannel, requireKindScope } from '../conversation/access.ts';
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

export const list = method({
  scopes: anyRead,
  args: z.object({
    types: text.default('public_channel'),
    exclude_archived: flag.default(false),
    limit: limit(100, 999),
    cursor: text.optional(),
  }),
  run(ws, given) {
    const wanted = given.types
      .split(',')
      .flatMap((type) => Object.entries(kinds).find(([name]) => name === type.trim())?.[1] ?? []);
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
