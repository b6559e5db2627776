import type { Texts } from '../../locales/index.ts';
import type { Agreement } from '../../tickets/agreement/agreements.ts';
import type { AgreementState } from '../../tickets/agreement/use-cases.ts';
import { context, limits, type Modal, paragraphs, section, type Block } from '../kit/kit.ts';
import { modal } from '../kit/modal.ts';
import { ids } from '../kit/ids.ts';
import { encodeMetadata, type Metadata } from '../interaction/metadata.ts';
import { pager } from '../kit/pages.ts';
import { parts } from '../text/cut.ts';
import { readForeign, shownName } from '../text/read.ts';

/** Sections per page: an amount that is comfortable to read, and far below the limit of a view. */
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
  return modal(texts, {
    callback: ids.views.note,
    title: texts('agreements.title'),
    blocks: [
      agreementName(agreement, texts),
      context(texts(signed ? 'agreements.signed' : 'agreements.unsigned')),
      ...parts.slice(page * sectionsOnPage, (page + 1) * sectionsOnPage),
      ...(pages > 1 ? [context(texts('cards.page', { page: page + 1, pages }))] : []),
      ...pager({ action: ids.actions.agreementPage, value, page, hasMore: page + 1 < pages }, texts),
    ],
  });
}

/** The name and version of an agreement. */
export function agreementName({ name, version }: Agreement, texts: Texts): Block {
  return section(texts('agreements.name', { name: shownName(name), version: version ?? 'none' }));
}

/** The text of an agreement in blocks of at most `limit` UTF-16 units. */
export function agreementParts({ text }: Agreement, limit: number, texts: Texts): readonly [Block, ...Block[]] {
  const [first, ...rest] = parts(readForeign(text, texts('cards.picture')), limit).map(paragraphs);
  return first === undefined ? [section(texts('agreements.empty'))] : [first, ...rest];
}
