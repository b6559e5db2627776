import { snapshotOf } from '../../tickets/ticket/changes.ts';
import type { Message } from '../interaction/answer.ts';
import { card } from './card-view.ts';
import type { Call, Surface } from '../interaction/surface.ts';

/** The card of a ticket as it is now, read from the ticket service. */
export async function showTicket({ desk, texts }: Surface, call: Call, id: string): Promise<Message> {
  const actor = await call.actor();
  const ticket = await desk.show(actor, id);
  desk.messages.opened(actor, id);
  return card(snapshotOf(ticket), texts);
}
