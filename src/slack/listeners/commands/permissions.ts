import { openPrivileges } from '../privileges/index.ts';
import type { Command } from './command.ts';

export const permissionsCommand: Command = {
  name: 'permissions',
  aliases: ['permission', 'privileges'],
  harmless: true,
  run: openPrivileges,
};
