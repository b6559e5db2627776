import { openFilter } from './open.ts';
import type { Command } from '../interaction/commands-command.ts';

/** An empty filter, or the person's own of that name. */
export const filterCommand: Command = {
  name: 'filter',
  harmless: true,
  run: async (surface, call, rest) => {
    const name = rest.text.trim();
    if (name === '') return openFilter(surface, call, { scope: 'open', words: [] });
    return openFilter(surface, call, await surface.desk.filters.named(await call.actor(), name));
  },
};
