import type { Feature } from '../interaction/feature.ts';
import { ids } from '../kit/ids.ts';
import type { Call, Surface } from '../interaction/context.ts';
import { isChannelId } from '../interaction/metadata.ts';
import { text } from '../payload.ts';
import { inWords, type Message } from '../kit/message.ts';
import { share } from '../link/share.ts';

/** Makes a ticket private, for who opened it and for operators. */
export async function makePrivate({ desk, texts }: Surface, call: Call, id: string): Promise<Message> {
  await desk.privacy.set(await call.actor(), id, true);
  return inWords('privacy.made', { id }, texts);
}

/** Ends that a ticket is private. */
export async function endPrivate({ desk, texts }: Surface, call: Call, id: string): Promise<Message> {
  await desk.privacy.set(await call.actor(), id, false);
  return inWords('privacy.ended', { id }, texts);
}

/** A channel, public or private, is shared with another organization: whoever linked tickets there is warned. */
export async function channelShared({ channelChanged }: Surface, body: unknown): Promise<void> {
  const channel = text(body, 'event', 'channel');
  if (isChannelId(channel)) await channelChanged?.(channel);
}

export const visibility: Feature = {
  clicks: { [ids.privacy.share]: share },
};
