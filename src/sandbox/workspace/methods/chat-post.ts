import { z } from 'zod';
import { writableChannel } from '../conversation/access.ts';
import { directChannel } from '../conversation/membership.ts';
import { post } from '../conversation/post.ts';
import { SlackError } from '../error.ts';
import type { Channel } from '../state/model.ts';
import { messageObject } from '../wire/message.ts';
import type { Workspace } from '../workspace.ts';
import { checkBlocks, checkText, parseAttachments, parseBlocks, parseMetadata, wordsOf } from './content.ts';
import { flag, json, method, text } from './method.ts';

const args = z.object({
  channel: text,
  text: text.default(''),
  markdown_text: text.optional(),
  blocks: json,
  attachments: json,
  thread_ts: text.optional(),
  reply_broadcast: flag.optional(),
  metadata: json,
  unfurl_links: flag.optional(),
  unfurl_media: flag.optional(),
  mrkdwn: flag.optional(),
  parse: text.optional(),
  link_names: flag.optional(),
});

export const postMessage = method({
  scopes: ['chat:write'],
  args,
  run(ws, given) {
    const attachments = parseAttachments(given.attachments);
    const blocks = parseBlocks(ws, given.blocks);
    const words = wordsOf(given, blocks) ?? '';
    if (attachments === undefined) checkText(words, blocks);
    checkBlocks(blocks);
    const channel = writableChannel(ws, conversationId(ws, given.channel));
    const thread = given.thread_ts === undefined ? undefined : rootOf(channel, given.thread_ts);
    const wait = ws.postLimit.take(channel.id);
    if (wait !== undefined) throw new SlackError('ratelimited', { retryAfter: wait });
    const message = post(ws, channel, {
      user: ws.state.app.botUser,
      text: words,
      blocks,
      thread,
      broadcast: given.reply_broadcast,
      metadata: parseMetadata(given.metadata),
      attachments,
    });
    return { channel: channel.id, ts: message.ts, message: messageObject(ws, channel, message) };
  },
});

/**
 * "An encoded ID or channel name" (docs.slack.dev, "chat.postMessage"): a user id stands for the bot's direct
 * conversation with them, `#name` for the channel that has that name now.
 */
function conversationId(ws: Workspace, id: string): string {
  const person = ws.state.people.get(id);
  if (person === undefined) return channelNamed(ws, id.replace(/^#/, '')) ?? id;
  if (person.deactivated) throw new SlackError('user_not_found');
  if (!ws.settings.messagesTab) throw new SlackError('messages_tab_disabled');
  return directChannel(ws, [ws.state.app.botUser, person.id]).channel.id;
}

/** Ids are in upper case, names are not. */
function channelNamed(ws: Workspace, name: string): string | undefined {
  return [...ws.state.channels.values()].find((channel) => channel.kind !== 'im' && channel.name === name)?.id;
}

/**
 * A reply's own ts stands for its thread. A deleted message no longer has one: Slack accepts the reply and posts it in
 * the channel.
 */
export function rootOf(channel: Channel, ts: string): string | undefined {
  const message = channel.messages.get(ts);
  return message === undefined ? undefined : (message.thread ?? message.ts);
}
