import { z } from 'zod';
import { joinedChannel, knownMessage } from '../conversation/access.ts';
import { edit, remove } from '../conversation/edit.ts';
import { SlackError } from '../error.ts';
import { messageObject } from '../wire/message.ts';
import { checkText, longestUpdate, parseBlocks, parseMetadata, wordsOf } from './content.ts';
import { json, method, text } from './method.ts';

export const update = method({
  scopes: ['chat:write'],
  args: z.object({
    channel: text,
    ts: text,
    text: text.optional(),
    markdown_text: text.optional(),
    blocks: json,
    metadata: json,
  }),
  run(ws, given) {
    const blocks = parseBlocks(ws, given.blocks);
    const words = wordsOf(given, blocks);
    const channel = joinedChannel(ws, given.channel);
    const message = knownMessage(channel, given.ts);
    if (message.user !== ws.state.app.botUser) throw new SlackError('cant_update_message');
    if (channel.archived) throw new SlackError('is_archived');
    checkText(words ?? '', blocks ?? message.blocks, longestUpdate);
    const removeMetadata = isEmptyObject(given.metadata);
    const metadata = removeMetadata ? undefined : parseMetadata(given.metadata);
    edit(ws, channel, message, { text: words, blocks, metadata, removeMetadata });
    return { channel: channel.id, ts: message.ts, text: message.text, message: messageObject(ws, channel, message) };
  },
});

export const deleteMessage = method({
  scopes: ['chat:write'],
  args: z.object({ channel: text, ts: text }),
  run(ws, given) {
    const channel = joinedChannel(ws, given.channel);
    const message = knownMessage(channel, given.ts);
    if (message.user !== ws.state.app.botUser) throw new SlackError('cant_delete_message');
    remove(ws, channel, message);
    return { channel: channel.id, ts: given.ts };
  },
});

/** An empty object removes the metadata; an absent one leaves it. */
function isEmptyObject(raw: unknown): boolean {
  return typeof raw === 'object' && raw !== null && Object.keys(raw).length === 0;
}
