import type { DeskLog } from '../parts.ts';
import type { TicketPage } from '../requests.ts';
import type { MessageArea } from './message-area.ts';

/** Adds the numbers of unread messages to a page; a page without them is better than none. */
export async function withUnread(log: DeskLog, area: MessageArea, page: TicketPage): Promise<TicketPage> {
  if (page.tickets.length === 0) return page;
  try {
    return { ...page, unread: await area.unread(page.tickets.map(({ id }) => id)) };
  } catch (error) {
    log.warn({ err: error }, 'Unread messages could not be counted.');
    return page;
  }
}
