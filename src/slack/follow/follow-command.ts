import { inWords } from '../kit/in-words.ts';
import { followNew } from './index.ts';
import { isNamedOnly, takeChannel } from '../link/channel-command.ts';
import type { Command } from '../interaction/commands-command.ts';
import { linkCommand } from '../link/link-command.ts';
import { aimOf } from '../interaction/ticket-id.ts';

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
