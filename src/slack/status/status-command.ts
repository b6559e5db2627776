import { showStatus } from './index.ts';
import type { Command } from '../interaction/commands-command.ts';

export const statusCommand: Command = {
  name: 'status',
  harmless: true,
  run: (surface, call) => showStatus(surface, call, { page: 0 }),
};
