import type { Message } from '../../answer.ts';
import { accessList } from '../../blocks/access-list.ts';
import type { Call, Surface } from '../../surface.ts';

/** The requests for access of a ticket as they are now, with what can be done about each. */
export async function openList({ desk, texts, now }: Surface, call: Call, ticket: string): Promise<Message> {
  return accessList({ ticket, requests: await desk.access.list(await call.actor(), ticket), at: now() }, texts);
}
