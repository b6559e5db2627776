import { business } from '../gateway/refusal.ts';
import { Status } from '../state/status.ts';
import type { Ticket } from '../state/world.ts';
import type { Call } from './call.ts';
import { isShared, mayWork } from './find.ts';
import { readTime } from './time.ts';

/** The filters of ticket lists; absent ones match everything. */
export interface TicketFilter {
  readonly words?: readonly string[];
  readonly labels?: readonly string[];
  /** A ticket id, or text in the description. */
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

type Condition = (ticket: Ticket) => boolean;

/** The matching tickets that the user may see, in the order set by the habits. */
export function selectTickets(call: Call, filter: TicketFilter): readonly Ticket[] {
  const { account, user, group, zone, context } = call;
  const key = JSON.stringify([account.domainId, user.id, group, zone, filter]);
  const { lastList: last, changes } = context;
  const { habits } = context.settings;
  const isSame = last?.key === key && last.habits === habits && last.changes === changes;
  const found = isSame ? last.found : select(call, filter);
  context.lastList = { key, habits, changes, found };
  return inOrder(call, found);
}

function select(call: Call, filter: TicketFilter): readonly Ticket[] {
  const conditions = [...conditionsOf(call, filter)];
  const found: Ticket[] = [];
  for (const ticket of call.account.tickets.values()) {
    if (conditions.every((holds) => holds(ticket))) found.push(ticket);
  }
  return found;
}

/** Only the conditions that are set, for the sake of lists with 100,000 tickets. */
function* conditionsOf(call: Call, filter: TicketFilter): Generator<Condition> {
  const { words = [], labels = [], key, id, owner, ownerName, product, problemType } = filter;
  const statuses = readStatuses(call, filter);
  if (statuses === undefined) yield (ticket) => showsUnasked(call, ticket);
  else yield ({ status }) => statuses.includes(status);
  if (filter.from !== undefined || filter.to !== undefined) {
    const [from, to] = [readTime(call, filter.from, -Infinity), readTime(call, filter.to, Infinity)];
    yield ({ createdAt }) => createdAt >= from && createdAt <= to;
  }
  for (const word of words) yield (ticket) => contains(ticket, word);
  for (const label of labels) yield (ticket) => ticket.labels.has(Number(label));
  if (key !== undefined) yield (ticket) => ticket.id === key || contains(ticket, key);
  // Substring match, as in the first version of the API.
  if (id !== undefined) yield (ticket) => ticket.id.includes(id);
  if (owner !== undefined) yield (ticket) => ticket.owner === owner;
  if (ownerName !== undefined) {
    const named = new Set(call.account.users.filter(({ name }) => name === ownerName).map((user) => user.id));
    yield (ticket) => named.has(ticket.owner);
  }
  if (product !== undefined) yield (ticket) => ticket.productId === product;
  if (problemType !== undefined) yield (ticket) => ticket.problemTypeId === problemType;
  yield (ticket) => inScope(call, ticket);
}

const contains = ({ description }: Ticket, word: string) => description.toLowerCase().includes(word.toLowerCase());

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

/** Whether a group id adds the tickets of its other members to the user's own, or replaces them, is not documented. */
function inScope(call: Call, ticket: Ticket): boolean {
  const alone = typeof call.group === 'object' && call.context.settings.habits.groupId === 'replaces';
  return alone ? isShared(call, ticket) : mayWork(call, ticket);
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
