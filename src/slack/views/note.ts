import type { Texts } from '../../locales/index.ts';
import { limits, plain, section, type Modal } from '../blocks/kit.ts';
import { ids } from '../ids.ts';

/** A view that only tells something. `paragraphs` are mrkdwn, foreign parts escaped. */
export function noteView(title: string, paragraphs: readonly string[], texts: Texts): Modal {
  return {
    type: 'modal',
    callback_id: ids.views.note,
    title: plain(title, limits.viewTitle),
    close: plain(texts('cards.close-view'), limits.viewTitle),
    blocks: paragraphs.slice(0, limits.viewBlocks).map(section),
  };
}

/** What stands in the place of a view of another version, or of one that somebody made up. */
export function outdatedView(texts: Texts): Modal {
  return noteView(texts('errors.title'), [texts('errors.outdated')], texts);
}

/** What a form shows until its content is known: a trigger lives 3 seconds, so it is opened first and filled then. */
export function loadingView(title: string, texts: Texts): Modal {
  return noteView(title, [texts('cards.loading')], texts);
}
