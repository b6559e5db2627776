import { business } from '../gateway/refusal.ts';
import { Status } from '../state/status.ts';
import type { Ticket } from '../state/world.ts';
import { required, type Call } from './call.ts';

/**
 * The ticket that the path names.
 * @throws Refusal OSM.01010015 where there is none; where it is somebody else's, that or OSM.01010002
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

/** Own tickets are open to a user without more; those of others only by way of an IAM user group in which both are. */
export function mayWork(call: Call, ticket: Ticket): boolean {
  return ticket.owner === call.user.id || isShared(call, ticket);
}

/** Whether a ticket is that of another member of the group that the call names. */
export function isShared({ account, user, group, context }: Call, ticket: Ticket): boolean {
  if (ticket.owner === user.id) return false;
  const owner = account.users.find(({ id }) => id === ticket.owner);
  const common = user.groups.filter((one) => owner?.groups.includes(one));
  // Some operations have no place for a group: whether they see the tickets of others at all is not documented.
  if (group === 'no-place') return common.length > 0 && context.settings.habits.withoutGroup === 'answered';
  return group !== undefined && common.includes(group.id);
}
