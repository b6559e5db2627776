import type { Feature } from '../interaction/feature.ts';
import { writeFilter } from '../../tickets/links/new-ticket-filter.ts';
import { type Command, commandTargetOf } from '../interaction/command.ts';
import type { Call, SlackContext } from '../interaction/context.ts';
import { inWords, type Message } from '../kit/message.ts';
import { isNamedOnly, takeChannel, linkCommand, unlinkCommand } from '../link/index.ts';
import { shownFilter } from './view.ts';
import { refusalOf } from '../link/membership.ts';
import { plainly } from '../words/typed.ts';

/** Subscribes a channel to new tickets, if the bot can post there and the person can see the channel. */
async function followNew(context: SlackContext, call: Call, channel: string, typed: string): Promise<Message> {
  const { useCases, texts } = context;
  const actor = await call.actor();
  useCases.require(actor, 'subscribe');
  const refusal = await refusalOf(context, call, channel);
  if (refusal !== undefined) return refusal;
  const { subscription, existed } = await call.act(() => useCases.follow(actor, channel, typed));
  const filter = shownFilter(writeFilter(subscription.filter), texts);
  const key = existed ? 'commands.follow.changed' : 'commands.follow.done';
  return inWords(key, { channel: `<#${channel}>`, filter }, texts);
}

async function unfollowNew({ useCases, texts }: SlackContext, call: Call, channel: string): Promise<Message> {
  const actor = await call.actor();
  const ended = await call.act(() => useCases.unfollow(actor, channel));
  const key = ended ? 'commands.unfollow.done' : 'commands.unfollow.none';
  return inWords(key, { channel: `<#${channel}>` }, texts);
}

/** Follows new tickets, or those of a filter. If the person names a ticket, it links that ticket. */
const followCommand: Command = {
  name: 'follow',
  aliases: ['subscribe'],
  isReadOnly: false,
  run: async (context, call, line) => {
    const { channel = call.place.channel, rest } = takeChannel(line);
    if (isNamedOnly(rest)) return inWords('commands.link.name', {}, context.texts);
    const words = rest.trim();
    if (namesTicket(words)) return linkCommand.run(context, call, line);
    return followNew(context, call, channel, words);
  },
};

/** Whether the text is one word that looks more like a ticket number than like a word of a description. */
function namesTicket(words: string): boolean {
  const aim = commandTargetOf(words, '-');
  return aim.kind === 'ticket' && aim.text === '';
}

/** Unsubscribes a channel. If the person names a ticket, it unlinks that ticket. */
const unfollowCommand: Command = {
  name: 'unfollow',
  aliases: ['unsubscribe'],
  isReadOnly: false,
  run: async (context, call, line) => {
    const { channel = call.place.channel, rest } = takeChannel(line);
    if (isNamedOnly(rest)) return inWords('commands.link.name', {}, context.texts);
    if (rest.trim() !== '') return unlinkCommand.run(context, call, plainly(rest));
    return unfollowNew(context, call, channel);
  },
};

export const follow: Feature = {
  commands: [followCommand, unfollowCommand],
};
