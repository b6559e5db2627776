import { inWords } from '../kit/in-words.ts';
import { unfollowNew } from './index.ts';
import { plainly } from '../words/typed.ts';
import { isNamedOnly, takeChannel } from '../link/channel-command.ts';
import type { Command } from '../interaction/commands-command.ts';
import { unlinkCommand } from '../link/unlink-command.ts';

/** Somebody who names a ticket means that one. */
export const unfollowCommand: Command = {
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
