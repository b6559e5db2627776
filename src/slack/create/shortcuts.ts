import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { SlackContext, Attached, Call } from '../interaction/context.ts';
import { at, factsOf, list, text } from '../payload.ts';
import { readMessage, isForwarded } from '../words/message.ts';
import { isDirect } from '../interaction/call.ts';
import { openCreate, type SourceMessage } from './open.ts';
import { withTimeout } from '../../ops/with-timeout.ts';
import { formFile } from '../../tickets/create/draft.ts';
import { outdated, type Click } from '../interaction/feature.ts';
import { encodeMetadata, decodeMetadata } from '../interaction/metadata.ts';
import { TriggerExpired } from '../interaction/resumed.ts';
import type { Message } from '../kit/message.ts';
import { oneLine } from '../text/cut.ts';
import { readFiles } from './form/read.ts';

/** Time limit for the permalink, names, and files, in milliseconds. The form also opens without them. */
const permalinkTimeoutMs = 600;

/** The global shortcut: opens an empty form, or the draft. */
export async function createAnywhere(context: SlackContext, body: unknown): Promise<void> {
  const { user, team } = factsOf(body);
  const triggerId = text(body, 'trigger_id');
  if (user !== undefined && triggerId !== undefined) await openCreate(context, { triggerId, user, team });
}

/** The message shortcut: opens the form with the message in it. Updates will go to the message's thread. */
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
    withTimeout(permalinkOf(client, channel, ts), permalinkTimeoutMs),
    wording(readMessage(message), permalinkTimeoutMs),
    withTimeout(filesOf(client, message), permalinkTimeoutMs),
  ]);
  const { files, unlisted } = attached?.value ?? { files: [], unlisted: list(message, 'files') };
  return { files, text: words.text, permalink: permalink?.value, unlisted: unlisted.length };
}

/** Undefined if Slack doesn't provide it (a private channel without the bot, for example). Never rejects. */
export async function permalinkOf(client: WebClient, channel: string, ts: string): Promise<string | undefined> {
  try {
    return (await client.chat.getPermalink({ channel, message_ts: ts })).permalink;
  } catch {
    return undefined;
  }
}

/** Maximum number of files of a message that are looked up individually, which shared channels require. */
const maxLookups = 20;

/** The files of a message and of forwarded messages: those that can be fetched, and the names of the others. Never rejects. */
export async function filesOf(client: WebClient, message: unknown): Promise<Attached> {
  const forwarded = list(message, 'attachments').filter(isForwarded);
  const all = [message, ...forwarded].flatMap((one) => list(one, 'files'));
  const known = await Promise.all(all.map((file, place) => (place < maxLookups ? completeFile(client, file) : file)));
  const files = known.flatMap((file) => readFiles([file]));
  const unlisted = known.filter((file) => readFiles([file]).length === 0).map(nameOf);
  return { files, unlisted };
}

/**
 * In a channel shared with another organization, a message contains only the IDs of its files (docs.slack.dev, "Slack Connect").
 */
async function completeFile(client: WebClient, file: unknown): Promise<unknown> {
  const id = text(file, 'id');
  if (text(file, 'file_access') !== 'check_file_info' || id === undefined) return file;
  try {
    return (await client.files.info({ file: id })).file ?? file;
  } catch {
    return file;
  }
}

function nameOf(file: unknown): string {
  return oneLine(text(file, 'name') ?? text(file, 'title') ?? text(file, 'id') ?? '?');
}

/** How long the button can open the prefilled form, in milliseconds; the same as for drafts. */
const kept = 7 * 24 * 60 * 60 * 1000;

/** Stored content for a ticket whose form could not be opened immediately. */
const begun = z.object({
  text: z.string().max(40_000),
  files: z.array(formFile).max(100),
  unlisted: z.int().min(0),
  thread: z.string().max(30).optional(),
  channel: z.string().max(30).optional(),
});

/**
 * Stores the text and files of a message for a new ticket, until the button is clicked.
 * @returns the value of the button
 */
export async function keepPrefill({ cache }: SlackContext, call: Call, text: string): Promise<string> {
  const { files, unlisted } = call.attached;
  const { channel, thread } = call.isDirect ? { channel: undefined, thread: undefined } : call.place;
  const value = { text: text.slice(0, 40_000), files, unlisted: unlisted.length, channel, thread };
  await cache.set(keyOf(call.user, call.key), value, kept);
  return encodeMetadata('offered', { key: call.key });
}

/** Opens the form with the content stored for the person who clicks. Only that person sees the message with the button. */
export const openPrefilled: Click = async (context, call, value): Promise<Message | undefined> => {
  const known = decodeMetadata('offered', value);
  const { user, team, triggerId, form } = call;
  if (known === undefined) return outdated(context);
  if (triggerId === undefined) throw new TriggerExpired();
  const found = begun.safeParse(await context.cache.get(keyOf(user, known.key))).data;
  if (found === undefined) return outdated(context);
  const { text, files, unlisted, channel, thread } = found;
  const from = { text, files, unlisted };
  await openCreate(context, { triggerId, user, team, channel, thread, form, from });
  return undefined;
};

function keyOf(user: string, key: string): string {
  return `offered:${user}:${key}`;
}

/** Opens the form with the draft that a message offers. */
export async function openDraftFromMessage(context: SlackContext, body: unknown): Promise<void> {
  const { user, team } = factsOf(body);
  const known = decodeMetadata('draft', text(body, 'actions', '0', 'value'));
  const triggerId = text(body, 'trigger_id');
  if (known === undefined || user === undefined || triggerId === undefined) return;
  await openCreate(context, { triggerId, user, team, draft: known.key });
}
