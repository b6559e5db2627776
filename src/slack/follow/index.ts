import type { Feature } from '../interaction/feature.ts';
import { writeFilter } from '../../tickets/links/new-ticket-filter.ts';
import { type Command, commandTargetOf } from '../interaction/command.ts';
import type { Call, SlackContext } from '../interaction/context.ts';
import { inWords, type Message } from '../kit/message.ts';
import { isNamedOnly, takeChannel, linkCommand, unlinkCommand } from '../link/index.ts';
import { shownFilter } from './view.ts';
import { refusalOf } from '../link/membership.ts';
import { plainly } from '../words/typed.ts';

/** Has a channel follow new tickets, once it is sure that the bot can post there and that the person may see it. */
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

/** New tickets, or those of a filter. Somebody who names one ticket means that one. */
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

/** One word that looks like a ticket's number more than like a word of its description. */
function namesTicket(words: string): boolean {
  const aim = commandTargetOf(words, '-');
  return aim.kind === 'ticket' && aim.text === '';
}

/** Somebody who names a ticket means that one. */
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
