import type { Texts } from '../../locales/index.ts';
import type { LogEntry, LogPage } from '../../tickets/log/log.ts';
import { context, section, type Modal } from '../kit/kit.ts';
import { ids } from '../kit/ids.ts';
import { encodeMetadata } from '../interaction/metadata.ts';
import { modal, ticketLine } from '../kit/modal.ts';
import { pager } from '../kit/pages.ts';
import { shownName, shownTime } from '../text/read.ts';

/** A page of what was done to a ticket, by whom and when. */
export function logView(ticket: string, { entries, page, hasMore }: LogPage, texts: Texts): Modal {
  const value = (to: number) => encodeMetadata('log', { ticket, page: to });
  return modal(texts, {
    callback: ids.views.log,
    title: texts('log.title'),
    blocks: [
      ticketLine({ id: ticket }, texts),
      ...(entries.length === 0 ? [section(texts('log.empty'))] : entries.map((entry) => section(line(entry, texts)))),
      ...(page > 0 ? [context(texts('cards.list.page', { page: page + 1 }))] : []),
      ...pager({ action: ids.actions.logPage, value, page, hasMore }, texts),
    ],
  });
}

/** The service's own words are only shown for operations that have no text here; otherwise they would repeat it. */
function line({ kind, by, words, at }: LogEntry, texts: Texts): string {
  const own = kind === 'other' && words !== undefined ? shownName(words, 300) : texts(`log.kind.${kind}`);
  const who = by === undefined ? '' : ` · ${shownName(by, 100)}`;
  return `*${own}*${who}${at === undefined ? '' : ` · ${shownTime(at)}`}`;
}
