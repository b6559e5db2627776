import { plainText } from '../../plain-text.ts';
import { offerForm } from '../../blocks/offer.ts';
import { openCreate } from '../create/open.ts';
import type { Command } from './command.ts';

export const newCommand: Command = {
  name: 'new',
  aliases: ['create', 'open', 'add'],
  harmless: true,
  run: async (surface, { triggerId, user, team, place, form }, rest) => {
    const text = plainText(rest).trim();
    if (triggerId === undefined) return offerForm('new', `new ${text}`.slice(0, 2000), surface.texts);
    const { channel, thread } = place;
    await openCreate(surface, { triggerId, user, team, channel, thread, text, form });
    return undefined;
  },
};
