import { openStats } from '../reports/stats.ts';
import type { Command } from './command.ts';

export const statsCommand: Command = {
  name: 'stats',
  harmless: true,
  run: (surface, call) => openStats(surface, call),
};
