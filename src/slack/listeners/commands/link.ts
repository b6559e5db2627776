import { isTicketId } from '../../../tickets/checks.ts';
import { usageMessage } from '../../blocks/command-words.ts';
import { inWords } from '../../blocks/in-words.ts';
import { follow } from '../tasks/link.ts';
import { isNamedOnly, takeChannel } from './channel.ts';
import type { Command } from './command.ts';
import { linkedTicket } from './on-ticket.ts';
import { firstWord } from './parse.ts';
import { bareId } from './ticket-id.ts';

export const linkCommand: Command = {
  name: 'link',
  aliases: ['watch'],
  harmless: false,
  run: async (surface, call, line) => {
    const { texts } = surface;
    const { channel, rest } = takeChannel(line);
    const [word, further] = firstWord(rest);
    // What follows the number is a channel's name, with or without the sign.
    if (isNamedOnly(rest) || further.trim() !== '') return inWords('commands.link.name', {}, texts);
    const id = word === '' ? await linkedTicket(surface, call) : bareId(word);
    if (id === undefined) return usageMessage('link', 'commands.no-ticket', texts);
    if (!isTicketId(id)) return usageMessage('link', 'commands.bad-ticket', texts);
    return (await follow(surface, call, id, channel === undefined ? call.place : { channel })).said;
  },
};
