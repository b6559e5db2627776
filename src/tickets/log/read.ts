import { pageNumber, ticketId } from '../checks.ts';
import { aboutTicket } from '../failures.ts';
import type { LogArea, LogPage } from './log.ts';

/** Entries on a page. */
const pageSize = 20;

/** A page of what was done to a ticket, in the order of the service. */
export async function readLog(area: LogArea, typed: string, asked: number): Promise<LogPage> {
  const id = ticketId(typed);
  const page = pageNumber(asked);
  const offset = page * pageSize;
  const { total, entries } = await aboutTicket(id, () => area.list(id, { offset, limit: pageSize }));
  const hasMore = total === undefined ? entries.length === pageSize : offset + entries.length < total;
  return { entries, page, hasMore: hasMore && entries.length > 0 };
}
