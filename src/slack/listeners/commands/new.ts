import { plainText } from '../../plain-text.ts';
import { button, section } from '../../blocks/kit.ts';
import { ids } from '../../ids.ts';
import { openCreate } from '../create/open.ts';
import type { Command } from './command.ts';

export const newCommand: Command = {
  name: 'new',
  aliases: ['create', 'open', 'add'],
  harmless: true,
  run: async (surface, { triggerId, user, team, place }, rest) => {
    const text = plainText(rest).trim();
    if (triggerId === undefined) {
      const offer = surface.texts('commands.new.offer');
      const line = `new ${text}`.slice(0, 2000);
      const open = button({ action: ids.actions.run, text: surface.texts('commands.new.button'), value: line });
      return { text: offer, blocks: [section(offer), { type: 'actions', elements: [open] }] };
    }
    await openCreate(surface, { triggerId, user, team, channel: place.channel, thread: place.thread, text });
    return undefined;
  },
};
