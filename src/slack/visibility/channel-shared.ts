import { isChannelId } from '../interaction/metadata.ts';
import { text } from '../interaction/payload.ts';
import type { Surface } from '../interaction/surface.ts';

/** A channel, public or private, is shared with another organization: whoever linked tickets there is warned. */
export async function channelShared({ channelChanged }: Surface, body: unknown): Promise<void> {
  const channel = text(body, 'event', 'channel');
  if (isChannelId(channel)) await channelChanged?.(channel);
}
