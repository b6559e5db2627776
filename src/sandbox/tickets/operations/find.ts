import { business } from '../gateway/refusal.ts';
import { Status } from '../state/status.ts';
import type { Ticket } from '../state/world.ts';
import { required, type Call } from './call.ts';

/**
 * The ticket named by the path.
 * @throws Refusal OSM.01010015 if there is none; for somebody else's ticket, that or OSM.01010002
 */
export function findTicket(call: Call): Ticket {
  return ticketById(call, required(call, 'case_id'));
}

export function ticketById(call: Call, id: string): Ticket {
  const ticket = call.account.tickets.get(id);
  if (ticket === undefined || ticket.status === Status.deleted) throw business('OSM.01010015');
  if (!mayWork(call, ticket)) {
    const silent = call.context.settings.habits.withoutGroup === 'not-found';
    throw business(silent ? 'OSM.01010015' : 'OSM.01010002');
  }
  return ticket;
}

/** Users can work on their own tickets; on those of others only through an IAM user group of which both are members. */
export function mayWork(call: Call, ticket: Ticket): boolean {
  return ticket.owner === call.user.id || isShared(call, ticket);
}

/** Whether a ticket belongs to another member of the call's group. */
export function isShared({ account, user, group, context }: Call, ticket: Ticket): boolean {
  if (ticket.owner === user.id) return false;
  const owner = account.users.find(({ id }) => id === ticket.owner);
  const common = user.groups.filter((one) => owner?.groups.includes(one));
  // Some operations do not accept a group: whether they see other members' tickets is not documented.
  if (group === 'no-place') return common.length > 0 && context.settings.habits.withoutGroup === 'answered';
  return group !== undefined && common.includes(group.id);
}
