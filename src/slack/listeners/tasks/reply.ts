import type { Message } from '../../answer.ts';
import { inWords } from '../../blocks/in-words.ts';
import { offer } from '../../blocks/offer.ts';
import { ids } from '../../ids.ts';
import type { Call, Surface } from '../../surface.ts';
import { replyView } from '../../views/reply.ts';
import { openForm } from '../open-form.ts';

/** Opens the form for a reply; where no form can be opened, offers a button that does. */
export async function openReply(surface: Surface, call: Call, id: string): Promise<Message | undefined> {
  const { desk, texts } = surface;
  if (call.triggerId === undefined) return offer(ids.actions.reply, texts('cards.reply'), id, texts);
  await openForm(surface, call, texts('cards.reply.title'), async () => {
    desk.require(await call.actor(), 'reply');
    return replyView({ ticket: { id }, form: { state: 'open' } }, texts);
  });
  return undefined;
}

/** Sends words that came along with the command. */
export async function sendReply({ desk, texts }: Surface, call: Call, id: string, text: string): Promise<Message> {
  await desk.reply(await call.actor(), { key: call.key, id, text, files: [] });
  return inWords('cards.reply.sent', { id }, texts);
}
