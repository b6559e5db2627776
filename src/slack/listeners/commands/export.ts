import { exportTickets } from '../reports/export.ts';
import type { Command } from './command.ts';
import { typedFilter } from './typed-filter.ts';

/** The same words as for a list; without any, all tickets. */
export const exportCommand: Command = {
  name: 'export',
  harmless: false,
  run: async (surface, call, rest) => exportTickets(surface, call, await typedFilter(surface, call, rest, 'all')),
};
