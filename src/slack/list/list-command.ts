import { usageMessage } from '../interaction/command-words-view.ts';
import { forMetadata } from '../filter/open.ts';
import { listTickets } from './index.ts';
import type { Command } from '../interaction/commands-command.ts';
import { typedFilter } from '../filter/typed-filter.ts';

/** What fits into the value of the buttons that turn the page, and what the desk takes. */
const most = { words: 10, length: 100, together: 600 } as const;

export const listCommand: Command = {
  name: 'list',
  aliases: ['ls', 'search', 'find', 'tickets'],
  harmless: true,
  run: async (surface, call, rest) => {
    const filter = await typedFilter(surface, call, rest, 'open');
    const { words } = filter;
    const length = words.reduce((sum, word) => sum + word.length, 0);
    if (words.length > most.words || length > most.together || words.some((word) => word.length > most.length)) {
      return usageMessage('list', 'commands.list.too-many', surface.texts);
    }
    return listTickets(surface, call, { ...forMetadata(filter), page: 0 });
  },
};
