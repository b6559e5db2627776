import type { ResponseTarget } from '../app/response-urls.ts';
import { identify } from '../blocks/identify.ts';
import { SlackError } from '../error.ts';
import { checkText, parseBlocks } from '../methods/content.ts';
import type { Workspace } from '../workspace.ts';
import { edit, remove } from './edit.ts';
import { post } from './post.ts';

/**
 * Carries out an app's answer to a command (in its ack) or to a response_url: a new message, ephemeral unless
 * `response_type` is `in_channel`, or a change of the message that was acted on (`replace_original`,
 * `delete_original`). Works in every conversation, even without the bot. Throws `no_text`, `invalid_blocks` and the
 * like.
 */
export function publishResponse(ws: Workspace, target: ResponseTarget, body: Readonly<Record<string, unknown>>): void {
  const source = target.message;
  if (body.delete_original === true && source !== undefined) {
    deleteOriginal(ws, target, source);
    return;
  }
  const blocks = parseBlocks(ws, body.blocks);
  const text = typeof body.text === 'string' ? body.text : '';
  checkText(text, blocks);
  if (body.replace_original === true && source !== undefined) {
    replaceOriginal(ws, target, source, { text, blocks: blocks ?? [] });
    return;
  }
  const thread = typeof body.thread_ts === 'string' ? body.thread_ts : target.thread;
  const user = ws.state.app.botUser;
  if (body.response_type !== 'in_channel') {
    const ts = ws.nextTs();
    ws.screens.show(target.user, {
      ts,
      channel: target.channel,
      thread,
      by: user,
      text,
      blocks: identify(blocks ?? []),
    });
    return;
  }
  const channel = ws.state.channels.get(target.channel);
  if (channel === undefined) throw new SlackError('channel_not_found');
  if (channel.archived) throw new SlackError('is_archived');
  post(ws, channel, { user, text, blocks, thread });
}

type Source = NonNullable<ResponseTarget['message']>;

function deleteOriginal(ws: Workspace, target: ResponseTarget, source: Source): void {
  if (source.ephemeral) {
    ws.screens.remove(target.user, source.ts);
    return;
  }
  const channel = ws.state.channels.get(target.channel);
  const message = channel?.messages.get(source.ts);
  if (channel === undefined || message === undefined) throw new SlackError('message_not_found');
  remove(ws, channel, message);
}

function replaceOriginal(
  ws: Workspace,
  target: ResponseTarget,
  source: Source,
  change: { text: string; blocks: Exclude<ReturnType<typeof parseBlocks>, undefined> },
): void {
  if (source.ephemeral) {
    const message = ws.screens.find(target.user, target.channel, source.ts);
    if (message === undefined) throw new SlackError('message_not_found');
    Object.assign(message, { text: change.text, blocks: identify(change.blocks) });
    ws.changes.touch();
    return;
  }
  const channel = ws.state.channels.get(target.channel);
  const message = channel?.messages.get(source.ts);
  if (channel === undefined || message === undefined) throw new SlackError('message_not_found');
  edit(ws, channel, message, change);
}
