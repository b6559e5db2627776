import { exportTickets } from './export.ts';
import type { Command } from '../interaction/commands-command.ts';
import { typedFilter } from '../filter/typed-filter.ts';

/** The same words as for a list; without any, all tickets. */
export const exportCommand: Command = {
  name: 'export',
  harmless: false,
  run: async (surface, call, rest) => exportTickets(surface, call, await typedFilter(surface, call, rest, 'all')),
};
