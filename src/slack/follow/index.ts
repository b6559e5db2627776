import { writeFilter } from '../../tickets/links/new-ticket-filter.ts';
import type { Message } from '../interaction/answer.ts';
import { shownFilter } from './view.ts';
import { inWords } from '../kit/in-words.ts';
import type { Call, Surface } from '../interaction/surface.ts';
import { refusalOf } from '../link/membership.ts';

/** Has a channel follow new tickets, once it is sure that the bot can post there and that the person may see it. */
export async function followNew(surface: Surface, call: Call, channel: string, typed: string): Promise<Message> {
  const { desk, texts } = surface;
  const actor = await call.actor();
  desk.require(actor, 'subscribe');
  const refusal = await refusalOf(surface, call, channel);
  if (refusal !== undefined) return refusal;
  const { subscription, existed } = await call.act(() => desk.follow(actor, channel, typed));
  const filter = shownFilter(writeFilter(subscription.filter), texts);
  const key = existed ? 'commands.follow.changed' : 'commands.follow.done';
  return inWords(key, { channel: `<#${channel}>`, filter }, texts);
}

export async function unfollowNew({ desk, texts }: Surface, call: Call, channel: string): Promise<Message> {
  const actor = await call.actor();
  const ended = await call.act(() => desk.unfollow(actor, channel));
  const key = ended ? 'commands.unfollow.done' : 'commands.unfollow.none';
  return inWords(key, { channel: `<#${channel}>` }, texts);
}
