import { usageMessage } from '../../blocks/command-words.ts';
import { inWords } from '../../blocks/in-words.ts';
import { follow } from '../tasks/link.ts';
import { isNamedOnly, takeChannel } from './channel.ts';
import type { Command } from './command.ts';
import { linkedTicket } from './on-ticket.ts';
import { aimOf } from './ticket-id.ts';

export const linkCommand: Command = {
  name: 'link',
  aliases: ['watch'],
  harmless: false,
  run: async (surface, call, line) => {
    const { texts } = surface;
    const { channel, rest } = takeChannel(line);
    const aim = aimOf(rest, undefined);
    // What follows the number is a channel's name, with or without the sign.
    if (isNamedOnly(rest) || (aim.kind === 'ticket' && aim.text.trim() !== '')) {
      return inWords('commands.link.name', {}, texts);
    }
    if (aim.kind === 'bad') return usageMessage('link', 'commands.bad-ticket', texts);
    const id = aim.kind === 'ticket' ? aim.id : await linkedTicket(surface, call);
    if (id === undefined) return usageMessage('link', 'commands.no-ticket', texts);
    return (await follow(surface, call, id, channel === undefined ? call.place : { channel })).said;
  },
};
