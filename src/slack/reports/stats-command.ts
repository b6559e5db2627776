import { openStats } from './stats.ts';
import type { Command } from '../interaction/commands-command.ts';

export const statsCommand: Command = {
  name: 'stats',
  harmless: true,
  run: (surface, call) => openStats(surface, call),
};
