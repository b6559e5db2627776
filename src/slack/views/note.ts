import type { Texts } from '../../locales/index.ts';
import { inWords } from '../blocks/in-words.ts';
import { limits, plain, section, type Block, type Modal } from '../blocks/kit.ts';
import { message, type Message } from '../blocks/message.ts';
import { ids } from '../ids.ts';
import { text } from '../payload.ts';

/** A view that only tells something. */
export function noteView(title: string, said: Message, texts: Texts): Modal {
  return {
    type: 'modal',
    callback_id: ids.views.note,
    title: plain(title, limits.viewTitle),
    close: plain(texts('cards.close-view'), limits.viewTitle),
    blocks: [...(said.blocks ?? [section(said.text)])],
  };
}

/** What a note tells, for a person who closed the form in the place of which it would stand; undefined for other views. */
export function saidIn({ callback_id, title, blocks }: Modal): Message | undefined {
  if (callback_id !== ids.views.note) return undefined;
  return message(text(blocks[0], 'text', 'text') ?? title.text, blocks as readonly Block[]);
}

/** What stands in the place of a view of another version, or of one that somebody made up. */
export function outdatedView(texts: Texts): Modal {
  return noteView(texts('errors.title'), inWords('errors.outdated', {}, texts), texts);
}

/** What a form shows until its content is known: a trigger lives 3 seconds, so it is opened first and filled then. */
export function loadingView(title: string, texts: Texts): Modal {
  return noteView(title, inWords('cards.loading', {}, texts), texts);
}
