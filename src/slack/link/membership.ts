import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { DomainError } from '../../tickets/errors.ts';
import type { Call, SlackContext } from '../interaction/context.ts';
import type { Metadata } from '../interaction/metadata.ts';
import { memoize } from '../interaction/memoize.ts';
import type { Result } from '../interaction/submission.ts';
import { inWords, type Message } from '../kit/message.ts';
import { noteView } from '../kit/modal.ts';
import { memberPages } from '../visibility/channels.ts';
import { shareQuestion } from './view.ts';

/** Why tickets cannot be followed in a channel for this person; undefined where they can. */
export async function refusalOf(
  { client, texts }: Pick<SlackContext, 'client' | 'texts'>,
  call: Pick<Call, 'user' | 'botUser' | 'place' | 'isDirect'>,
  channel: string,
): Promise<Message | undefined> {
  if (call.isDirect && channel === call.place.channel) return closed('direct', channel, call, texts);
  const access = await channelAccess(client, channel, channel === call.place.channel ? undefined : call.user);
  if (access === 'open') return undefined;
  return closed(access, channel, call, texts);
}

/** Why the bot cannot post in a channel. */
export function closed(
  access: Exclude<ChannelAccess, 'open'>,
  channel: string,
  { botUser }: Pick<Call, 'botUser'>,
  texts: SlackContext['texts'],
): Message {
  const bot = botUser === undefined ? texts('commands.link.this-app') : `<@${botUser}>`;
  return inWords(`commands.link.${access}`, { channel: `<#${channel}>`, bot }, texts);
}

/** Members of a private channel that are looked through; larger ones are not for following a ticket by hand. */
const maxPages = 10;

/**
 * Whether tickets can be followed in a channel: `absent` where the bot is not in it (or it does not exist, which Slack
 * does not tell apart for private ones), `archived`, `direct` for conversations between people, and `hidden` where it is
 * private and the person is not in it.
 */
export type ChannelAccess = 'open' | 'absent' | 'archived' | 'direct' | 'hidden';

/**
 * @param user whose membership counts for a private channel; undefined where they are in it for certain
 * @throws the client's error, where Slack does not tell
 */
export async function channelAccess(
  client: WebClient,
  channel: string,
  user: string | undefined,
): Promise<ChannelAccess> {
  // Slack tells nothing of a conversation between people that the bot is not in, so its id has to do.
  if (channel.startsWith('D')) return 'direct';
  try {
    const { channel: found } = await client.conversations.info({ channel });
    if (found?.is_im === true || found?.is_mpim === true) return 'direct';
    if (found?.is_archived === true) return 'archived';
    if (found?.is_member !== true) return 'absent';
    const isPrivate = found.is_private === true;
    return isPrivate && user !== undefined && !(await isMember(client, channel, user)) ? 'hidden' : 'open';
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError)) throw error;
    if (error.data.error === 'channel_not_found') return 'absent';
    // For each kind of conversation Slack asks for a scope of its own (reference of `conversations.info`).
    if (error.data.error === 'missing_scope' && /\bm?p?im:read\b/.test(neededOf(error))) return 'direct';
    throw error;
  }
}

function neededOf({ data }: WebAPIPlatformError): string {
  const { needed } = data as { readonly needed?: unknown };
  return typeof needed === 'string' ? needed : '';
}

async function isMember(client: WebClient, channel: string, user: string): Promise<boolean> {
  for await (const page of memberPages(client, channel, maxPages)) if (page.includes(user)) return true;
  return false;
}

/** Milliseconds that a membership is trusted: so long a form does not say that the bot was removed. */
const trusted = 60_000;

/**
 * Tells whether it is sure that the bot cannot post in a channel, since nobody invited it; that answer is not remembered,
 * because people invite the bot and ask again. The function never rejects.
 */
export function createMembership(client: WebClient, now: () => number): (channel: string) => Promise<boolean> {
  return memoize(trusted, now, (channel) => isAbsent(client, channel), { ttlMs: (absent) => !absent });
}

async function isAbsent(client: WebClient, channel: string): Promise<boolean> {
  // The bot posts into no conversation between people, so there is nothing that an invitation would mend.
  if (channel.startsWith('D')) return false;
  try {
    const { channel: found } = await client.conversations.info({ channel });
    return found?.is_im !== true && found?.is_mpim !== true && found?.is_member === false;
  } catch (error) {
    // What Slack says of private channels that the bot is not in.
    return error instanceof WebAPIPlatformError && error.data.error === 'channel_not_found';
  }
}

const all = ['everyone', 'organizations', 'both'] as const;

/**
 * What is asked instead of a failure, where more people would read a private ticket.
 * @param about what is done once the person agrees: a link to be moved, or a thread to follow the ticket in
 * @throws the failure, where it is another one
 */
export function askFirst(
  { texts }: Pick<SlackContext, 'texts'>,
  failure: unknown,
  about: Pick<Metadata<'share'>, 'link' | 'thread'>,
): Result {
  const { id, channel, readers: found } = failure instanceof DomainError ? failure.detail : {};
  const readers = all.find((one) => one === found);
  if (typeof id !== 'string' || typeof channel !== 'string' || readers === undefined) throw failure;
  const said = shareQuestion({ ticket: id, channel, readers, ...about }, texts);
  return { done: false, said, view: noteView(texts('cards.link.title'), said, texts) };
}
