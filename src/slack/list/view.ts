import type { types } from '@slack/bolt';
import type { Texts } from '../../locales/index.ts';
import type { SavedFilter } from '../../tickets/list/saved.ts';
import type { TicketPage } from '../../tickets/requests.ts';
import type { TicketSummary } from '../../tickets/ticket/ticket.ts';
import { filterWords, type FilterNames } from '../follow/view.ts';
import { ids } from '../kit/ids.ts';
import { encodeMetadata, type Metadata } from '../interaction/metadata.ts';
import { button, context, limits, plain, row, section, type Block } from '../kit/kit.ts';
import { message, type Message, firstFitting } from '../kit/message.ts';
import { pager } from '../kit/pages.ts';
import { foreign } from '../text/document.ts';
import { shownName, shownTime, shownTitle, statusWord } from '../text/read.ts';

/**
 * Maximum characters of the heading, and of the tickets, when they are shown as plain text because rows with buttons
 * don't fit.
 */
const plainLengths = [2000, 500] as const;

/** The query of a list. */
export interface AskedList {
  readonly filter: Omit<Metadata<'list'>, 'page'>;
  readonly names: FilterNames;
  /** The person's saved filters, to choose from. */
  readonly saved: readonly SavedFilter[];
}

/** A page of the list. Its buttons contain the query, so the next page keeps the filter. */
export function ticketList(found: TicketPage, { filter, names, saved }: AskedList, texts: Texts): Message {
  const title = heading(found, filterWords(filter, names, texts), texts);
  const rows = found.tickets;
  const empty = texts(found.page === 0 ? 'cards.list.empty' : 'cards.list.empty-page');
  const value = (page: number) => encodeMetadata('list', { ...filter, page });
  const text = rows.length === 0 ? empty : rows.map((ticket) => line(ticket, texts)).join('\n');
  const turning = pager({ action: ids.actions.listPage, value, page: found.page, hasMore: found.hasMore }, texts);
  const drawn = (maxLength: number, listed: readonly Block[], menu: readonly types.StaticSelect[]): Block[] => [
    context(title, maxLength),
    ...(rows.length === 0 ? [section(empty)] : listed),
    ...turning,
    { type: 'actions', elements: [openFilter(value(0), texts), ...menu] },
  ];
  const full = () => rows.map((ticket) => ticketRow(ticket, texts));
  const blocks = firstFitting([
    () => drawn(limits.sectionText, full(), savedMenu(saved, texts)),
    ...plainLengths.map((maxLength) => () => drawn(maxLength, [section(text, maxLength)], [])),
  ]);
  return message(`${title}\n${text}`, blocks, 3000);
}

function openFilter(value: string, texts: Texts) {
  return button({ action: ids.filter.actions.open, text: texts('filter.open'), value });
}

function savedMenu(saved: readonly SavedFilter[], texts: Texts): types.StaticSelect[] {
  if (saved.length === 0) return [];
  return [
    {
      type: 'static_select',
      action_id: ids.filter.actions.saved,
      placeholder: plain(texts('filter.saved'), 150),
      options: saved.map(({ name }) => ({ text: plain(`@${name}`, limits.buttonText), value: name })),
    },
  ];
}

function heading(found: TicketPage, words: readonly string[], texts: Texts): string {
  const parts = [...words];
  if (found.total !== undefined) parts.push(texts('cards.list.total', { total: found.total }));
  if (found.page > 0) parts.push(texts('cards.list.page', { page: found.page + 1 }));
  return parts.join(' · ');
}

function ticketRow(ticket: TicketSummary, texts: Texts): Block {
  const { id } = ticket;
  const label = texts('cards.show.label', { id });
  return row(
    `${line(ticket, texts)}${opened(ticket, texts)}`,
    button({ action: ids.actions.open, text: texts('cards.show'), value: id, label }),
  );
}

function line({ id, description, status }: TicketSummary, texts: Texts): string {
  return `*${shownName(id)}* · ${foreign(shownTitle(description, texts))} · ${statusWord(status, texts)}`;
}

function opened({ createdAt }: TicketSummary, texts: Texts): string {
  return createdAt === undefined ? '' : `\n${texts('cards.created')} ${shownTime(createdAt)}`;
}
