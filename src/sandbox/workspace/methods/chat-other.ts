import { z } from 'zod';
import { identify } from '../blocks/identify.ts';
import { knownChannel, knownMessage, writableChannel } from '../conversation/access.ts';
import { SlackError } from '../error.ts';
import { checkText, parseBlocks, wordsOf } from './content.ts';
import { rootOf } from './chat-post.ts';
import { json, method, text } from './method.ts';

export const postEphemeral = method({
  scopes: ['chat:write'],
  args: z.object({
    channel: text,
    user: text,
    text: text.default(''),
    markdown_text: text.optional(),
    blocks: json,
    thread_ts: text.optional(),
  }),
  run(ws, given) {
    const blocks = parseBlocks(ws, given.blocks);
    const words = wordsOf(given, blocks) ?? '';
    checkText(words, blocks);
    const channel = writableChannel(ws, given.channel);
    if (!channel.members.includes(given.user)) throw new SlackError('user_not_in_channel');
    const ts = ws.nextTs();
    ws.screens.show(given.user, {
      ts,
      channel: channel.id,
      thread: given.thread_ts === undefined ? undefined : rootOf(channel, given.thread_ts),
      by: ws.state.app.botUser,
      text: words,
      blocks: identify(blocks ?? []),
    });
    return { message_ts: ts };
  },
});

export const getPermalink = method({
  args: z.object({ channel: text, message_ts: text }),
  run(ws, given) {
    const channel = knownChannel(ws, given.channel);
    const message = knownMessage(channel, given.message_ts);
    const query = message.thread === undefined ? '' : `?thread_ts=${message.thread}&cid=${channel.id}`;
    const path = `${channel.id}/p${message.ts.replace('.', '')}${query}`;
    return { channel: channel.id, permalink: `https://${ws.state.team.domain}.slack.com/archives/${path}` };
  },
});
