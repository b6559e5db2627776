import type { Feature } from '../interaction/feature.ts';
import { writeFilter } from '../../tickets/links/new-ticket-filter.ts';
import { type Command, aimOf } from '../interaction/command.ts';
import type { Call, Surface } from '../interaction/context.ts';
import { inWords, type Message } from '../kit/message.ts';
import { isNamedOnly, takeChannel, linkCommand, unlinkCommand } from '../link/index.ts';
import { shownFilter } from './view.ts';
import { refusalOf } from '../link/membership.ts';
import { plainly } from '../words/typed.ts';

/** Has a channel follow new tickets, once it is sure that the bot can post there and that the person may see it. */
async function followNew(surface: Surface, call: Call, channel: string, typed: string): Promise<Message> {
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

async function unfollowNew({ desk, texts }: Surface, call: Call, channel: string): Promise<Message> {
  const actor = await call.actor();
  const ended = await call.act(() => desk.unfollow(actor, channel));
  const key = ended ? 'commands.unfollow.done' : 'commands.unfollow.none';
  return inWords(key, { channel: `<#${channel}>` }, texts);
}

/** New tickets, or those of a filter. Somebody who names one ticket means that one. */
const followCommand: Command = {
  name: 'follow',
  aliases: ['subscribe'],
  harmless: false,
  run: async (surface, call, line) => {
    const { channel = call.place.channel, rest } = takeChannel(line);
    if (isNamedOnly(rest)) return inWords('commands.link.name', {}, surface.texts);
    const words = rest.trim();
    if (namesTicket(words)) return linkCommand.run(surface, call, line);
    return followNew(surface, call, channel, words);
  },
};

/** One word that looks like a ticket's number more than like a word of its description. */
function namesTicket(words: string): boolean {
  const aim = aimOf(words, '-');
  return aim.kind === 'ticket' && aim.text === '';
}

/** Somebody who names a ticket means that one. */
const unfollowCommand: Command = {
  name: 'unfollow',
  aliases: ['unsubscribe'],
  harmless: false,
  run: async (surface, call, line) => {
    const { channel = call.place.channel, rest } = takeChannel(line);
    if (isNamedOnly(rest)) return inWords('commands.link.name', {}, surface.texts);
    if (rest.trim() !== '') return unlinkCommand.run(surface, call, plainly(rest));
    return unfollowNew(surface, call, channel);
  },
};

export const follow: Feature = {
  commands: [followCommand, unfollowCommand],
};
