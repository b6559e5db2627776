import { inWords } from '../../blocks/in-words.ts';
import { followNew } from '../tasks/follow.ts';
import { isNamedOnly, takeChannel } from './channel.ts';
import type { Command } from './command.ts';
import { linkCommand } from './link.ts';
import { aimOf } from './ticket-id.ts';

/** New tickets, or those of a filter. Somebody who names one ticket means that one. */
export const followCommand: Command = {
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
