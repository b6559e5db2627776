import { listLinks } from '../tasks/list.ts';
import type { Command } from './command.ts';

export const linksCommand: Command = {
  name: 'links',
  aliases: ['followed', 'follows', 'subscriptions'],
  harmless: true,
  run: (surface, call) => listLinks(surface, call, { page: 0 }),
};
