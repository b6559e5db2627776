import type { Message } from '../../answer.ts';
import { channelAccess } from '../../channel-access.ts';
import type { Call, Surface } from '../../surface.ts';

/** Why tickets cannot be followed in a channel for this person; undefined where they can. */
export async function refusalOf(
  { client, texts }: Pick<Surface, 'client' | 'texts'>,
  call: Pick<Call, 'user' | 'botUser' | 'place'>,
  channel: string,
): Promise<Message | undefined> {
  const access = await channelAccess(client, channel, channel === call.place.channel ? undefined : call.user);
  if (access === 'open') return undefined;
  const bot = call.botUser === undefined ? texts('commands.link.this-app') : `<@${call.botUser}>`;
  return { text: texts(`commands.link.${access}`, { channel: `<#${channel}>`, bot }) };
}
