import { openQuota } from '../quota/open.ts';
import type { Command } from './command.ts';

export const quotaCommand: Command = {
  name: 'quota',
  aliases: ['quotas', 'left'],
  harmless: true,
  run: (surface, call) => openQuota(surface, call),
};
