import type { Texts } from '../../locales/index.ts';
import type { AccessLog } from '../../tickets/access/log.ts';
import { logWords } from './access-log-view.ts';
import { resourceWords } from '../delivery/change-view.ts';
import { oneLine } from '../kit/clean.ts';
import { context, limits, ownParts, plain, section, type Modal } from '../kit/kit.ts';
import { pager } from '../kit/pager.ts';
import { pagesOf } from '../kit/pages.ts';
import { shownName, shownTime } from '../kit/ticket-words.ts';
import { ids } from '../interaction/ids.ts';
import { encodeMetadata, type Metadata } from '../interaction/metadata.ts';
import { foreign } from '../text/foreign.ts';

/** Blocks on a page: what a person reads without losing the place. */
const blocksOnPage = 40;

/** What an engineer did on hosts, oldest first, in pages. Nothing is cut away. */
export function accessLogView({ detail, entries }: AccessLog, asked: Metadata<'accessLog'>, texts: Texts): Modal {
  const lines = entries.map((entry) => {
    const time = entry.at === undefined ? '–' : shownTime(entry.at);
    return `${time} · *${shownName(entry.host, 100)}* · ${foreign(oneLine(logWords(entry, texts)))}`;
  });
  const drawn = lines.length === 0 ? [] : ownParts(lines.join('\n'));
  const all = pagesOf(drawn, { blocks: blocksOnPage });
  const pages = all.length;
  const page = Math.min(asked.page, pages - 1);
  const value = (to: number) => encodeMetadata('accessLog', { ...asked, page: to });
  return {
    type: 'modal',
    callback_id: ids.views.accessLog,
    title: plain(texts('access.log'), limits.viewTitle),
    close: plain(texts('cards.close-view'), limits.viewTitle),
    blocks: [
      context(resourceWords(detail.request, texts)),
      ...(drawn.length === 0 ? [section(texts('access.log.empty'))] : []),
      ...(all[page] ?? []),
      ...(pages > 1 ? [context(texts('cards.page', { page: page + 1, pages }))] : []),
      ...pager({ action: ids.access.logPage, value, page, hasMore: page + 1 < pages }, texts),
    ],
  };
}
