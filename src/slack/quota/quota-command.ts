import { openQuota } from './open.ts';
import type { Command } from '../interaction/commands-command.ts';

export const quotaCommand: Command = {
  name: 'quota',
  aliases: ['quotas', 'left'],
  harmless: true,
  run: (surface, call) => openQuota(surface, call),
};
