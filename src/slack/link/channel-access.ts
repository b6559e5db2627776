import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { memberPages } from '../visibility/channel-members.ts';

/** Members of a private channel that are looked through; larger ones are not for following a ticket by hand. */
const mostPages = 10;

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
  for await (const page of memberPages(client, channel, mostPages)) if (page.includes(user)) return true;
  return false;
}
