import { business } from '../gateway/refusal.ts';
import { Status } from '../state/status.ts';
import type { Ticket } from '../state/world.ts';
import type { Call } from './call.ts';
import { isShared, mayWork } from './find.ts';
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
  /** Several statuses in one text. */
  readonly statuses?: string | undefined;
  readonly owner?: string | undefined;
  readonly ownerName?: string | undefined;
  readonly product?: string | undefined;
  readonly problemType?: string | undefined;
}

/** The tickets of a filter that the user may see, in the order of the habits. */
export function selectTickets(call: Call, filter: TicketFilter): readonly Ticket[] {
  const { account } = call;
  const from = readTime(call, filter.from, -Infinity);
  const to = readTime(call, filter.to, Infinity);
  const statuses = readStatuses(call, filter);
  const owner = (ticket: Ticket) => account.users.find(({ id }) => id === ticket.owner);
  const contains = (ticket: Ticket, word: string) => ticket.description.toLowerCase().includes(word.toLowerCase());
  const found = [...account.tickets.values()].filter(
    (ticket) =>
      (statuses === undefined ? showsUnasked(call, ticket) : statuses.includes(ticket.status)) &&
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
      inScope(call, ticket),
  );
  return inOrder(call, found);
}

function showsUnasked(call: Call, { status }: Ticket): boolean {
  return status !== Status.deleted || call.context.settings.habits.listsDeleted;
}

/** @param found oldest first */
function inOrder({ context }: Call, found: readonly Ticket[]): readonly Ticket[] {
  context.lists += 1;
  const { pageOrder } = context.settings.habits;
  if (pageOrder === 'oldest-first' || (pageOrder === 'unstable' && context.lists % 2 === 0)) return found;
  if (pageOrder !== 'by-update') return found.toReversed();
  const changed = ({ changedAt, createdAt }: Ticket) => changedAt ?? createdAt;
  return found.toReversed().sort((a, b) => changed(b) - changed(a));
}

/** Whether the id of a group adds the tickets of its other members to the own ones, or asks for those alone, is not documented. */
function inScope(call: Call, ticket: Ticket): boolean {
  const alone = typeof call.group === 'object' && call.context.settings.habits.groupId === 'replaces';
  return alone ? isShared(call, ticket) : mayWork(call, ticket);
}

function matches(wanted: string | undefined, actual: string | undefined): boolean {
  return wanted === undefined || wanted === actual;
}

function readStatuses(call: Call, { status, statuses }: TicketFilter): readonly number[] | undefined {
  if (status !== undefined) return [status];
  const { incidentStatus } = call.context.settings.habits;
  if (statuses === undefined || statuses === '' || incidentStatus === 'ignored') return undefined;
  const values = statuses.split(incidentStatus === 'other-separator' ? ';' : ',').map((value) => value.trim());
  if (incidentStatus === 'first-only') return values.slice(0, 1).map(Number);
  if (incidentStatus === 'other-separator') return values.map(Number);
  const wrong = incidentStatus === 'refused' || !values.every((value) => /^-?\d{1,9}$/.test(value));
  if (wrong) throw business('OSM.01010001', 'incident_status');
  return values.map(Number);
}
