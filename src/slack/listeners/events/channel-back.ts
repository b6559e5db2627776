import { channelAccess } from '../../channel-access.ts';
import { isChannelId } from '../../metadata.ts';
import { text } from '../../payload.ts';
import type { Surface } from '../../surface.ts';

/**
 * A channel was unarchived, or somebody invited the bot again: what waits for that channel goes on by itself, where Slack
 * confirms that the bot can post. An event that gets lost costs nothing but a click on Resume.
 */
export async function channelBack({ client, desk, log }: Surface, body: unknown): Promise<void> {
  const channel = text(body, 'event', 'channel');
  if (!isChannelId(channel)) return;
  if ((await channelAccess(client, channel, undefined)) !== 'open') return;
  const resumed = await desk.resumeChannel(channel);
  if (resumed > 0) log.info({ channel, resumed }, 'channel accepts posts again, links resumed');
}

/** Only the bot's own arrival is news. */
export async function memberJoined(surface: Surface, body: unknown, botUser: string | undefined): Promise<void> {
  if (botUser !== undefined && text(body, 'event', 'user') === botUser) await channelBack(surface, body);
}
