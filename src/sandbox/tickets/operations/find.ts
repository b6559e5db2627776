import { business } from '../gateway/refusal.ts';
import { Status } from '../state/status.ts';
import type { Account, Ticket, User } from '../state/world.ts';
import { required, text, type Call } from './call.ts';

/**
 * The ticket that the path names.
 * @param groupId of the query or the body
 * @throws Refusal OSM.01010015 where there is none, OSM.01010002 where it is somebody else's
 */
export function findTicket(call: Call, groupId = text(call, 'group_id')): Ticket {
  return ticketById(call, required(call, 'case_id'), groupId);
}

export function ticketById(call: Call, id: string, groupId: string | undefined): Ticket {
  const ticket = call.account.tickets.get(id);
  if (ticket === undefined || ticket.status === Status.deleted) throw business('OSM.01010015');
  if (!mayWork(call.account, call.user, ticket, groupId)) throw business('OSM.01010002');
  return ticket;
}

/**
 * Own tickets are open to a user without more; those of others only with the id of an IAM user group in which both are.
 */
export function mayWork(account: Account, user: User, ticket: Ticket, groupId: string | undefined): boolean {
  if (ticket.owner === user.id) return true;
  const owner = account.users.find(({ id }) => id === ticket.owner);
  return groupId !== undefined && user.groups.includes(groupId) && (owner?.groups.includes(groupId) ?? false);
}
