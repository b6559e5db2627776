import { may } from '../../../tickets/roles.ts';
import type { Message } from '../../answer.ts';
import { accessList } from '../../blocks/access-list.ts';
import type { Call, Surface } from '../../surface.ts';

/** The requests for access of a ticket as they are now, with what this person can do about each. */
export async function openList({ desk, texts, now }: Surface, call: Call, ticket: string): Promise<Message> {
  const actor = await call.actor();
  const requests = await desk.access.list(actor, ticket);
  return accessList({ ticket, requests, decides: may(actor.role, 'access'), at: now() }, texts);
}
