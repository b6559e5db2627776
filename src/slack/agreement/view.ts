import type { Texts } from '../../locales/index.ts';
import type { AgreementState } from '../../tickets/agreement/desk.ts';
import { agreementName, agreementParts } from './agreement-view.ts';
import { context, limits, plain, type Modal } from '../kit/kit.ts';
import { pager } from '../kit/pager.ts';
import { ids } from '../interaction/ids.ts';
import { encodeMetadata, type Metadata } from '../interaction/metadata.ts';

/** Sections on a page: what a person reads without losing the place, and far below what a view may hold. */
const sectionsOnPage = 5;

/** A page of an agreement, and whether it is signed. */
export function agreementView(
  { agreement, signed }: AgreementState,
  asked: Metadata<'agreement'>,
  texts: Texts,
): Modal {
  const parts = agreementParts(agreement, limits.sectionText, texts);
  const pages = Math.ceil(parts.length / sectionsOnPage);
  const page = Math.min(asked.page, pages - 1);
  const value = (to: number) => encodeMetadata('agreement', { ...asked, page: to });
  return {
    type: 'modal',
    callback_id: ids.views.note,
    title: plain(texts('agreements.title'), limits.viewTitle),
    close: plain(texts('cards.close-view'), limits.viewTitle),
    blocks: [
      agreementName(agreement, texts),
      context(texts(signed ? 'agreements.signed' : 'agreements.unsigned')),
      ...parts.slice(page * sectionsOnPage, (page + 1) * sectionsOnPage),
      ...(pages > 1 ? [context(texts('cards.page', { page: page + 1, pages }))] : []),
      ...pager({ action: ids.actions.agreementPage, value, page, hasMore: page + 1 < pages }, texts),
    ],
  };
}
