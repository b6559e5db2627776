import { snapshotOf } from '../../../tickets/changes.ts';
import type { Message } from '../../answer.ts';
import { card } from '../../blocks/card.ts';
import type { Call, Surface } from '../../surface.ts';

/** The card of a ticket as it is now, read from the ticket service. */
export async function showTicket({ desk, texts }: Surface, call: Call, id: string): Promise<Message> {
  const actor = await call.actor();
  const ticket = await desk.show(actor, id);
  desk.messages.opened(actor, id);
  return card(snapshotOf(ticket), texts);
}
