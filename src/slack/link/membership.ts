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

/** Why this person can't follow tickets in a channel; undefined if they can. */
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

/** The message that says why the bot can't post in a channel. */
export function closed(
  access: Exclude<ChannelAccess, 'open'>,
  channel: string,
  { botUser }: Pick<Call, 'botUser'>,
  texts: SlackContext['texts'],
): Message {
  const bot = botUser === undefined ? texts('commands.link.this-app') : `<@${botUser}>`;
  return inWords(`commands.link.${access}`, { channel: `<#${channel}>`, bot }, texts);
}

/** How many pages of a private channel's members are read; tickets aren't followed by hand in larger channels. */
const maxPages = 10;

/**
 * Whether tickets can be followed in a channel. `absent`: the bot isn't in it, or it doesn't exist (Slack doesn't
 * distinguish these for private channels); `archived`; `direct`: a conversation between people; `hidden`: it is private
 * and the person isn't in it.
 */
export type ChannelAccess = 'open' | 'absent' | 'archived' | 'direct' | 'hidden';

/**
 * @param user the person who must be in a private channel; undefined if they certainly are
 * @throws the client's error, if Slack doesn't say
 */
export async function channelAccess(
  client: WebClient,
  channel: string,
  user: string | undefined,
): Promise<ChannelAccess> {
  // Slack returns nothing about a conversation between people that the bot isn't in, so the ID must do.
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
    // Slack requires a separate scope for each kind of conversation (reference of `conversations.info`).
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

/** How long a membership is cached, in milliseconds: for this long, a form doesn't notice that the bot was removed. */
const trusted = 60_000;

/**
 * Returns a function that says whether the bot certainly can't post in a channel because nobody invited it. Such a
 * refusal isn't cached, because people then invite the bot and try again. The function never rejects.
 */
export function createMembership(client: WebClient, now: () => number): (channel: string) => Promise<boolean> {
  return memoize(trusted, now, (channel) => isAbsent(client, channel), { isLasting: (absent) => !absent });
}

async function isAbsent(client: WebClient, channel: string): Promise<boolean> {
  // The bot never posts in conversations between people, so an invitation wouldn't help.
  if (channel.startsWith('D')) return false;
  try {
    const { channel: found } = await client.conversations.info({ channel });
    return found?.is_im !== true && found?.is_mpim !== true && found?.is_member === false;
  } catch (error) {
    // Slack's error for private channels that the bot isn't in.
    return error instanceof WebAPIPlatformError && error.data.error === 'channel_not_found';
  }
}

const all = ['everyone', 'organizations', 'both'] as const;

/**
 * The question to ask instead of reporting a failure, if more people would read a private ticket.
 * @param about what to do once the person agrees: a link to move, or a thread to follow the ticket in
 * @throws the failure, if it is a different one
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
