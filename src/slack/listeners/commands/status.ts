import { showStatus } from '../tasks/status.ts';
import type { Command } from './command.ts';

export const statusCommand: Command = {
  name: 'status',
  harmless: true,
  run: (surface, call) => showStatus(surface, call, { page: 0 }),
};
