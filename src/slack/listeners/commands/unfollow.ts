import { inWords } from '../../blocks/in-words.ts';
import { unfollowNew } from '../tasks/follow.ts';
import { plainly } from '../../words/typed.ts';
import { isNamedOnly, takeChannel } from './channel.ts';
import type { Command } from './command.ts';
import { unlinkCommand } from './unlink.ts';

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
