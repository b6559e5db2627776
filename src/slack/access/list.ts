import { may } from '../../tickets/roles/roles.ts';
import type { Message } from '../interaction/answer.ts';
import { accessList } from './list-view.ts';
import type { Call, Surface } from '../interaction/surface.ts';

/** The requests for access of a ticket as they are now, with what this person can do about each. */
export async function openList({ desk, texts, now }: Surface, call: Call, ticket: string): Promise<Message> {
  const actor = await call.actor();
  const requests = await desk.access.list(actor, ticket);
  return accessList({ ticket, requests, decides: may(actor.role, 'access'), at: now() }, texts);
}
