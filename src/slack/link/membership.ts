import type { Message } from '../interaction/answer.ts';
import { inWords } from '../kit/in-words.ts';
import { channelAccess, type ChannelAccess } from './channel-access.ts';
import type { Call, Surface } from '../interaction/surface.ts';

/** Why tickets cannot be followed in a channel for this person; undefined where they can. */
export async function refusalOf(
  { client, texts }: Pick<Surface, 'client' | 'texts'>,
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
  texts: Surface['texts'],
): Message {
  const bot = botUser === undefined ? texts('commands.link.this-app') : `<@${botUser}>`;
  return inWords(`commands.link.${access}`, { channel: `<#${channel}>`, bot }, texts);
}
