import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { remember } from '../interaction/remember.ts';

/** Milliseconds that a membership is trusted: so long a form does not say that the bot was removed. */
const trusted = 60_000;

/**
 * Tells whether it is sure that the bot cannot post in a channel, since nobody invited it; that answer is not remembered,
 * because people invite the bot and ask again. The function never rejects.
 */
export function createMembership(client: WebClient, now: () => number): (channel: string) => Promise<boolean> {
  return remember(trusted, now, (channel) => isAbsent(client, channel), { lasts: (absent) => !absent });
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
