import type { WebClient } from '@slack/web-api';
import type { SlackContext } from '../../context.ts';
import { at, factsOf, text } from '../../payload.ts';
import { plainText } from '../../plain-text.ts';
import { mentionedIn, withNames } from '../../views/create/mentions.ts';
import type { SourceMessage } from '../../views/create/prefill.ts';
import { readFiles } from '../../views/create/read.ts';
import { openCreate } from './open.ts';
import { within } from '../../../ops/within.ts';

/** Milliseconds for the permalink and the names, without which the form opens all the same. */
const patience = 600;

/** Names are asked for one by one, so only of the first few people. */
const mostNames = 5;

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
  await openCreate(context, { triggerId, user, team, channel, thread, from });
}

async function sourceOf(
  { client }: SlackContext,
  message: unknown,
  { channel, ts }: Pick<SourceMessage, 'channel' | 'ts'>,
): Promise<SourceMessage> {
  const mrkdwn = text(message, 'text') ?? '';
  const [permalink, names] = await Promise.all([
    within(permalinkOf(client, channel, ts), patience),
    within(namesOf(client, mentionedIn(mrkdwn).slice(0, mostNames)), patience),
  ]);
  const all = at(message, 'files');
  const files = readFiles(all);
  return {
    channel,
    ts,
    files,
    text: plainText(withNames(mrkdwn, names?.value ?? new Map())),
    permalink: permalink?.value,
    unlisted: Array.isArray(all) ? all.length - files.length : 0,
  };
}

/** Undefined where Slack does not tell (a private channel without the bot). Never rejects. */
export async function permalinkOf(client: WebClient, channel: string, ts: string): Promise<string | undefined> {
  try {
    return (await client.chat.getPermalink({ channel, message_ts: ts })).permalink;
  } catch {
    return undefined;
  }
}

async function namesOf(client: WebClient, users: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.allSettled(users.map((user) => client.users.info({ user })));
  const names = found.map((one) => (one.status === 'fulfilled' ? one.value.user : undefined));
  return new Map(
    names.flatMap((user) => {
      const name = text(user, 'profile', 'display_name') ?? text(user, 'real_name');
      return user?.id !== undefined && name !== undefined ? [[user.id, name] as const] : [];
    }),
  );
}
