import { WebAPIPlatformError, type WebClient } from '@slack/web-api';

/** Whether it is sure that the bot cannot post in a channel, since nobody invited it. Never rejects. */
export async function isAbsent(client: WebClient, channel: string): Promise<boolean> {
  try {
    const { channel: found } = await client.conversations.info({ channel });
    return found?.is_im !== true && found?.is_member === false;
  } catch (error) {
    // What Slack says of private channels that the bot is not in.
    return error instanceof WebAPIPlatformError && error.data.error === 'channel_not_found';
  }
}
