import { business } from '../gateway/refusal.ts';
import { Status } from '../state/status.ts';
import type { Ticket } from '../state/world.ts';
import type { Call } from './call.ts';
import { mayWork } from './find.ts';
import { readTime } from './time.ts';

/** What the lists of tickets can be narrowed by; absent ones let everything through. */
export interface TicketFilter {
  readonly words?: readonly string[];
  readonly labels?: readonly string[];
  /** Ticket id, or in the description. */
  readonly key?: string | undefined;
  readonly id?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly status?: number | undefined;
  /** Several statuses, separated by commas. */
  readonly statuses?: string | undefined;
  readonly owner?: string | undefined;
  readonly ownerName?: string | undefined;
  readonly product?: string | undefined;
  readonly problemType?: string | undefined;
  readonly group?: string | undefined;
}

/** The tickets of a filter that the user may see, newest first. Deleted ones show only where asked for by status. */
export function selectTickets(call: Call, filter: TicketFilter): readonly Ticket[] {
  const { account, user } = call;
  const from = readTime(call, filter.from, -Infinity);
  const to = readTime(call, filter.to, Infinity);
  const statuses = readStatuses(filter);
  const owner = (ticket: Ticket) => account.users.find(({ id }) => id === ticket.owner);
  const contains = (ticket: Ticket, word: string) => ticket.description.toLowerCase().includes(word.toLowerCase());
  const found = [...account.tickets.values()].filter(
    (ticket) =>
      (statuses === undefined ? ticket.status !== Status.deleted : statuses.includes(ticket.status)) &&
      ticket.createdAt >= from &&
      ticket.createdAt <= to &&
      (filter.words ?? []).every((word) => contains(ticket, word)) &&
      (filter.labels ?? []).every((label) => ticket.labels.has(Number(label))) &&
      (filter.key === undefined || ticket.id === filter.key || contains(ticket, filter.key)) &&
      // Fuzzy, as in the first version of the API.
      ticket.id.includes(filter.id ?? '') &&
      matches(filter.owner, ticket.owner) &&
      matches(filter.ownerName, owner(ticket)?.name) &&
      matches(filter.product, ticket.productId) &&
      matches(filter.problemType, ticket.problemTypeId) &&
      mayWork(account, user, ticket, filter.group),
  );
  return found.reverse();
}

function matches(wanted: string | undefined, actual: string | undefined): boolean {
  return wanted === undefined || wanted === actual;
}

function readStatuses({ status, statuses }: TicketFilter): readonly number[] | undefined {
  if (status !== undefined) return [status];
  if (statuses === undefined || statuses === '') return undefined;
  const values = statuses.split(',').map((value) => value.trim());
  if (!values.every((value) => /^-?\d{1,9}$/.test(value))) throw business('OSM.01010001', 'incident_status');
  return values.map(Number);
}
