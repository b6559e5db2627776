import { openPrivileges } from './index.ts';
import type { Command } from '../interaction/commands-command.ts';

export const permissionsCommand: Command = {
  name: 'permissions',
  aliases: ['permission', 'privileges'],
  harmless: true,
  run: openPrivileges,
};
