import type { Texts } from '../../locales/index.ts';
import { inWords } from './in-words.ts';
import { limits, plain, section, type Modal } from './kit.ts';
import type { Message } from './message.ts';
import { ids } from '../interaction/ids.ts';

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

/** What stands in the place of a view of another version, or of one that somebody made up. */
export function outdatedView(texts: Texts): Modal {
  return noteView(texts('errors.title'), inWords('errors.outdated', {}, texts), texts);
}

/** What a form shows until its content is known: a trigger lives 3 seconds, so it is opened first and filled then. */
export function loadingView(title: string, texts: Texts): Modal {
  return noteView(title, inWords('cards.loading', {}, texts), texts);
}
