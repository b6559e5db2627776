import type { ListQuery } from './filter.ts';
import type { DeskParts } from '../parts.ts';
import type { TicketSummary } from '../ticket/ticket.ts';

/** The most that one call of the list answers. */
export const pageLimit = 100;

/** What a query found. */
export interface Part {
  readonly tickets: readonly TicketSummary[];
  /** As the service counts: more than there are tickets where not everything was read. */
  readonly total: number;
}

type Query = Omit<ListQuery, 'offset' | 'limit'>;
type Parts = Pick<DeskParts, 'service'>;

/** Reads what a query finds, page by page, with at most this many calls. */
export async function readWhole(parts: Parts, query: Query, calls: number): Promise<Part> {
  return readRest(parts, query, await readFirst(parts, query), calls);
}

/** The first page of what a query finds, and how much there is. */
export function readFirst({ service }: Parts, query: Query): Promise<Part> {
  return service.list({ ...query, offset: 0, limit: pageLimit });
}

/** Adds the further pages to the first, which counts as a call. */
export async function readRest({ service }: Parts, query: Query, first: Part, calls: number): Promise<Part> {
  const tickets = [...first.tickets];
  const end = Math.min(first.total, calls * pageLimit);
  for (let offset = pageLimit; offset < end; offset += pageLimit) {
    tickets.push(...(await service.list({ ...query, offset, limit: pageLimit })).tickets);
  }
  return { tickets, total: first.total };
}
