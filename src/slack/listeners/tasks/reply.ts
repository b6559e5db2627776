import { DeskError } from '../../../tickets/errors.ts';
import type { Message } from '../../answer.ts';
import { inWords } from '../../blocks/in-words.ts';
import { offer, offerReply } from '../../blocks/offer.ts';
import { cut } from '../../blocks/text.ts';
import { foreign } from '../../text/foreign.ts';
import { explain } from '../../explain.ts';
import { sourceOf } from '../../file-source.ts';
import { ids } from '../../ids.ts';
import type { Call, Surface } from '../../surface.ts';
import { replyView } from '../../views/reply.ts';
import { openForm } from '../open-form.ts';
import { followUpInstead, unlessFinished } from './finished.ts';

/** Characters of the names of files in an answer. */
const longestNames = 300;

/** Opens the form for a reply; where no form can be opened, offers a button that does. */
export async function openReply(surface: Surface, call: Call, id: string): Promise<Message | undefined> {
  const { desk, texts } = surface;
  if (call.triggerId === undefined) return offer(ids.actions.reply, texts('cards.reply'), id, texts);
  const title = texts('cards.reply.title');
  await openForm(surface, call, title, async () => {
    const actor = await call.actor();
    desk.require(actor, 'reply');
    const form = () => replyView({ ticket: { id }, form: { state: 'open' } }, texts);
    return unlessFinished(surface, actor, { id, title }, form);
  });
  return undefined;
}

/** Sends words that came along with the command, and the files of their message; all of it, or nothing. */
export async function sendReply(surface: Surface, call: Call, id: string, text: string): Promise<Message> {
  const { desk, texts } = surface;
  const { files, unlisted } = call.attached;
  if (unlisted.length > 0) {
    const names = foreign(cut(unlisted.join(', '), longestNames));
    return offerReply(texts('commands.files.refused', { names, count: unlisted.length }), id, texts);
  }
  const names = files.map(({ name }) => name).join(', ');
  const words = text.trim() === '' ? texts('cards.reply.files-only', { count: files.length, names }) : text;
  const sources = files.map((file) => sourceOf(file, surface.files));
  try {
    const [actor, name] = await Promise.all([call.actor(), surface.people.name(call.user)]);
    await call.act(() => desk.reply(actor, { key: call.key, id, text: words, name, files: sources }));
  } catch (error) {
    await surface.noteFailure();
    const followUp = followUpInstead(error, id, texts);
    if (followUp !== undefined) return followUp;
    if (!(error instanceof DeskError && error.code.startsWith('file-'))) throw error;
    return offerReply(explain(error, texts), id, texts);
  }
  return inWords('cards.reply.sent', { id }, texts);
}
