import { ids } from '../kit/ids.ts';
import { type Feature, onPageButton } from '../interaction/feature.ts';
import { ticketList } from './view.ts';
import type { Metadata } from '../interaction/metadata.ts';
import { namesOf, typedFilter, forMetadata } from '../filter/names.ts';
import type { Command } from '../interaction/command.ts';
import type { Call, SlackContext } from '../interaction/context.ts';
import { usageMessage } from '../interaction/usage-view.ts';
import type { Message } from '../kit/message.ts';

/** A page of the list, with a button for other filters. */
export async function listTickets(context: SlackContext, call: Call, asked: Metadata<'list'>): Promise<Message> {
  const { useCases, texts } = context;
  const { page, ...filter } = asked;
  const actor = await call.actor();
  const [found, names, saved] = await Promise.all([
    useCases.list(actor, { ...filter, page }),
    namesOf(context, actor, filter),
    useCases.filters.saved(actor),
  ]);
  return ticketList(found, { filter, names, saved }, texts);
}

/** What fits in the value of the paging buttons, and what the use cases accept. */
const searchLimits = { words: 10, length: 100, together: 600 } as const;

const listCommand: Command = {
  name: 'list',
  aliases: ['ls', 'search', 'find', 'tickets'],
  isReadOnly: true,
  run: async (context, call, rest) => {
    const filter = await typedFilter(context, call, rest, 'open');
    const { words } = filter;
    const length = words.reduce((sum, word) => sum + word.length, 0);
    if (
      words.length > searchLimits.words ||
      length > searchLimits.together ||
      words.some((word) => word.length > searchLimits.length)
    ) {
      return usageMessage('list', 'commands.list.too-many', context.texts);
    }
    return listTickets(context, call, { ...forMetadata(filter), page: 0 });
  },
};

export const list: Feature = {
  commands: [listCommand],
  clicks: { [ids.actions.listPage]: onPageButton('list', listTickets) },
  isReadOnly: [ids.actions.listPage],
};
