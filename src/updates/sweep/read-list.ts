import type { ListQuery } from '../../tickets/list/filter.ts';
import type { TicketService } from '../../tickets/ports.ts';
import { pageLimit, pageStep } from './plan.ts';

export type ListService = Pick<TicketService, 'list'>;

/** What a list shows of a ticket. */
export interface Sighted {
  readonly status: number;
  /** Epoch milliseconds. */
  readonly createdAt?: number | undefined;
}

/** A list that was read. */
export interface Listed {
  readonly tickets: ReadonlyMap<string, Sighted>;
  readonly total: number;
  /** The list had as many different tickets as the service counted. */
  readonly complete: boolean;
  readonly calls: number;
}

export type Query = Pick<ListQuery, 'status' | 'statuses' | 'scope' | 'from' | 'to'>;

/** The maximum offset is 65,535 (API contract): a longer list is read in windows of creation times. */
const longest = 65_000;

/** No ticket is older: the service didn't exist before. */
const beginning = Date.UTC(2011, 0, 1);

/**
 * How far the service's clock can be ahead of ours: it rejects signed requests that are off by more than 15 minutes.
 */
const clockSlack = 15 * 60_000;

/** The narrowest window that is still split. Milliseconds. */
const narrowest = 60_000;

/** Pages that are read at the same time. */
const atOnce = 4;

/**
 * Reads all pages of a list. The list has no order: the result is a set, and pages read while the list changes may miss
 * an entry. Rejects as `TicketService.list` does, and then returns nothing.
 * @param now epoch milliseconds
 */
export async function readList(service: ListService, query: Query, now: number): Promise<Listed> {
  const first = await service.list({ ...query, offset: 0, limit: pageLimit });
  if (first.total > longest) {
    const halves = halvesOf(query, now);
    if (halves !== undefined) return joined(halves, (half) => readList(service, half, now));
  }
  const tickets = new Map<string, Sighted>();
  let { total } = first;
  let unusable = 0;
  const keep = (page: typeof first) => {
    for (const { id, status, createdAt } of page.tickets) tickets.set(id, { status, createdAt });
    unusable += page.unusable ?? 0;
    total = page.total;
  };
  keep(first);
  let offset = 0;
  let calls = 1;
  while (offset + pageLimit < total) {
    const offsets = Array.from({ length: atOnce }, (_, place) => offset + (place + 1) * pageStep).filter(
      (one) => one + pageLimit - pageStep < total,
    );
    const pages = await Promise.all(offsets.map((one) => service.list({ ...query, offset: one, limit: pageLimit })));
    pages.forEach(keep);
    calls += pages.length;
    offset += atOnce * pageStep;
  }
  return { tickets, total, complete: tickets.size + unusable >= total, calls };
}

function halvesOf(query: Query, now: number): readonly Query[] | undefined {
  const { from = beginning, to = now + clockSlack } = query;
  const middle = Math.floor((from + to) / 2000) * 1000;
  if (to - from < narrowest) return undefined;
  // Both halves include the middle: it isn't documented whether a window includes its bounds.
  return [
    { ...query, from, to: middle + 1000 },
    { ...query, from: middle, to },
  ];
}

/** Reads several lists and combines them into one. */
export async function joined<T>(parts: readonly T[], read: (part: T) => Promise<Listed>): Promise<Listed> {
  const tickets = new Map<string, Sighted>();
  let all = { total: 0, complete: true, calls: 0 };
  for (const part of parts) {
    const listed = await read(part);
    for (const [id, sighted] of listed.tickets) tickets.set(id, sighted);
    all = {
      total: all.total + listed.total,
      complete: all.complete && listed.complete,
      calls: all.calls + listed.calls,
    };
  }
  return { ...all, tickets };
}
