import { isTicketId } from '../../../tickets/checks.ts';
import { follow } from '../tasks/link.ts';
import type { Command } from './command.ts';
import { linkedTicket } from './on-ticket.ts';
import { firstWord } from './parse.ts';
import { bareId } from './ticket-id.ts';
import { usageMessage } from './usage.ts';

/** A channel as Slack sends it where the app is set to escape them: `<#C123|name>`. */
const channelToken = /<#([CDG][A-Z0-9]{1,30})(?:\|[^<>]*)?>/;

export const linkCommand: Command = {
  name: 'link',
  aliases: ['follow', 'watch', 'subscribe'],
  harmless: false,
  run: async (surface, call, rest) => {
    const { texts } = surface;
    const channel = channelToken.exec(rest)?.[1];
    const [word, further] = firstWord(rest.replace(channelToken, ' '));
    // A name without an id behind it, with or without the sign, could be any channel, or none: names change hands.
    if (/^[#＃]\D+$/u.test(word) || further.trim() !== '') return { text: texts('commands.link.name') };
    const id = word === '' ? await linkedTicket(surface, call) : bareId(word);
    if (id === undefined) return usageMessage('link', 'commands.no-ticket', texts);
    if (!isTicketId(id)) return usageMessage('link', 'commands.bad-ticket', texts);
    const { said } = await follow(surface, call, id, channel === undefined ? call.place : { channel });
    return { text: said };
  },
};
