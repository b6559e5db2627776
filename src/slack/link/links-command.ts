import { listLinks } from '../list/index.ts';
import type { Command } from '../interaction/commands-command.ts';

export const linksCommand: Command = {
  name: 'links',
  aliases: ['followed', 'follows', 'subscriptions'],
  harmless: true,
  run: (surface, call) => listLinks(surface, call, { page: 0 }),
};
