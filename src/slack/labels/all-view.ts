import type { Texts } from '../../locales/index.ts';
import type { AccountLabel } from '../../tickets/labels/label.ts';
import { button, context, limits, plain, row, section, type Block, type Modal } from '../kit/kit.ts';
import { squareOf } from './label-colors-view.ts';
import { pager } from '../kit/pager.ts';
import { shownName } from '../kit/ticket-words.ts';
import { ids } from '../interaction/ids.ts';
import { encodeMetadata } from '../interaction/metadata.ts';

/** Labels on a page; one block each. */
const labelsPerPage = 30;

/** All labels of the account, a page at a time, each with a button to change it. */
export function allLabelsView(labels: readonly AccountLabel[], asked: { readonly page: number }, texts: Texts): Modal {
  const { actions, views } = ids.labels;
  const pages = Math.max(1, Math.ceil(labels.length / labelsPerPage));
  const page = Math.min(asked.page, pages - 1);
  const value = (to: number) => encodeMetadata('labels', { page: to });
  const own = labels.slice(page * labelsPerPage, (page + 1) * labelsPerPage);
  return {
    type: 'modal',
    callback_id: views.all,
    private_metadata: value(page),
    title: plain(texts('labels.title'), limits.viewTitle),
    close: plain(texts('cards.close-view'), limits.viewTitle),
    blocks: [
      { type: 'actions', elements: [button({ action: actions.add, text: texts('labels.add'), value: 'new' })] },
      ...(own.length === 0 ? [section(texts('labels.none'))] : own.map((label) => labelRow(label, texts))),
      ...(pages > 1 ? [context(texts('cards.page', { page: page + 1, pages }))] : []),
      ...pager({ action: actions.page, value, page, hasMore: page + 1 < pages }, texts),
    ],
  };
}

function labelRow({ id, name, color }: AccountLabel, texts: Texts): Block {
  const change = button({
    action: `${ids.labels.actions.change}:${id}`,
    text: texts('labels.change'),
    value: id,
    label: texts('labels.change.label', { name: shownName(name, 40) }),
  });
  return row(`${squareOf(color)} *${shownName(name)}*`, change);
}
