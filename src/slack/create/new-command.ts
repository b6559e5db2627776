import { offerForm } from '../kit/offer.ts';
import { keepForForm } from './offered.ts';
import { openCreate } from './open.ts';
import type { Command } from '../interaction/commands-command.ts';

export const newCommand: Command = {
  name: 'new',
  aliases: ['create', 'open', 'add'],
  harmless: true,
  run: async (surface, call, rest) => {
    const { triggerId, user, team, form } = call;
    const text = rest.text.trim();
    if (triggerId === undefined) return offerForm('new', await keepForForm(surface, call, text), surface.texts);
    const { channel, thread } = call.isDirect ? {} : call.place;
    await openCreate(surface, { triggerId, user, team, channel, thread, text, form });
    return undefined;
  },
};
