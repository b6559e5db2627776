import { usageMessage } from '../interaction/command-words-view.ts';
import { inWords } from '../kit/in-words.ts';
import { follow } from './index.ts';
import { isNamedOnly, takeChannel } from './channel-command.ts';
import type { Command } from '../interaction/commands-command.ts';
import { linkedTicket } from '../interaction/command.ts';
import { aimOf } from '../interaction/ticket-id.ts';

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
