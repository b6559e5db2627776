import type { WebClient } from '@slack/web-api';
import type { SlackContext } from '../interaction/context.ts';
import { filesOf } from './message-files.ts';
import { at, factsOf, list, text } from '../payload.ts';
import type { SourceMessage } from './prefill.ts';
import { readMessage } from '../words/message.ts';
import { isDirect } from '../interaction/call.ts';
import { openCreate } from './open.ts';
import { within } from '../../ops/within.ts';

/** Milliseconds for the permalink and the names, without which the form opens all the same. */
const patience = 600;

/** The global shortcut: an empty form, or the draft. */
export async function createAnywhere(context: SlackContext, body: unknown): Promise<void> {
  const { user, team } = factsOf(body);
  const triggerId = text(body, 'trigger_id');
  if (user !== undefined && triggerId !== undefined) await openCreate(context, { triggerId, user, team });
}

/** The message shortcut: the form with the message in it, to be followed in the message's thread. */
export async function createFromMessage(context: SlackContext, body: unknown): Promise<void> {
  const { user, team, channel } = factsOf(body);
  const triggerId = text(body, 'trigger_id');
  const ts = text(body, 'message', 'ts') ?? text(body, 'message_ts');
  if (user === undefined || triggerId === undefined || channel === undefined || ts === undefined) return;
  const thread = text(body, 'message', 'thread_ts') ?? ts;
  const from = await sourceOf(context, at(body, 'message'), { channel, ts });
  const place = isDirect(body, channel) ? {} : { channel, thread };
  await openCreate(context, { triggerId, user, team, ...place, from });
}

async function sourceOf(
  { client, wording }: SlackContext,
  message: unknown,
  { channel, ts }: { readonly channel: string; readonly ts: string },
): Promise<SourceMessage> {
  const [permalink, words, attached] = await Promise.all([
    within(permalinkOf(client, channel, ts), patience),
    wording(readMessage(message), patience),
    within(filesOf(client, message), patience),
  ]);
  const { files, unlisted } = attached?.value ?? { files: [], unlisted: list(message, 'files') };
  return { files, text: words.text, permalink: permalink?.value, unlisted: unlisted.length };
}

/** Undefined where Slack does not tell (a private channel without the bot). Never rejects. */
export async function permalinkOf(client: WebClient, channel: string, ts: string): Promise<string | undefined> {
  try {
    return (await client.chat.getPermalink({ channel, message_ts: ts })).permalink;
  } catch {
    return undefined;
  }
}
