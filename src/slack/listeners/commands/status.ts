import { updatesStatus } from '../../blocks/status.ts';
import type { Command } from './command.ts';

export const statusCommand: Command = {
  name: 'status',
  harmless: true,
  run: async ({ desk, status, texts }, call) => {
    desk.require(await call.actor(), 'operate');
    return updatesStatus(await status(), texts);
  },
};
