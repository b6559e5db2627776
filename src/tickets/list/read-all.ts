import type { ListQuery } from './filter.ts';
import type { UseCaseDeps } from '../deps.ts';
import type { TicketSummary } from '../ticket/ticket.ts';

/** Maximum number of tickets that one list call returns. */
export const pageLimit = 100;

/** The result of a query. */
export interface Part {
  readonly tickets: readonly TicketSummary[];
  /** As counted by the service: larger than the number of tickets if not everything was read. */
  readonly total: number;
}

type Query = Omit<ListQuery, 'offset' | 'limit'>;
type Deps = Pick<UseCaseDeps, 'service'>;

/** Reads the result of a query, page by page, with at most this many calls. */
export async function readAll(deps: Deps, query: Query, calls: number): Promise<Part> {
  return readRest(deps, query, await readFirst(deps, query), calls);
}

/** The first page of a query's result, and the total. */
export function readFirst({ service }: Deps, query: Query): Promise<Part> {
  return service.list({ ...query, offset: 0, limit: pageLimit });
}

/** Appends the remaining pages to the first, which counts as a call. */
export async function readRest({ service }: Deps, query: Query, first: Part, calls: number): Promise<Part> {
  const tickets = [...first.tickets];
  const end = Math.min(first.total, calls * pageLimit);
  for (let offset = pageLimit; offset < end; offset += pageLimit) {
    tickets.push(...(await service.list({ ...query, offset, limit: pageLimit })).tickets);
  }
  return { tickets, total: first.total };
}
