import type { Message } from '../interaction/answer.ts';
import type { Modal } from '../kit/kit.ts';
import { offer } from '../kit/offer.ts';
import { ids } from '../interaction/ids.ts';
import type { Metadata } from '../interaction/metadata.ts';
import type { Call, Surface } from '../interaction/surface.ts';
import { wholeView } from './view.ts';
import { openForm } from '../interaction/open-form.ts';

/**
 * A page of a ticket's messages, read anew, for whoever may see the ticket now.
 * @param said what came of a click, to be shown above them
 */
export async function wholePage(
  { desk, texts }: Surface,
  call: Call,
  asked: Metadata<'whole'>,
  said?: string,
): Promise<Modal> {
  const actor = await call.actor();
  const ticket = await desk.show(actor, asked.ticket);
  desk.messages.opened(actor, ticket.id);
  return wholeView({ ticket, own: await desk.messages.own(actor, ticket), said }, asked, texts);
}

export async function openWhole(surface: Surface, call: Call, asked: Metadata<'whole'>): Promise<Message | undefined> {
  const { texts } = surface;
  const { ticket } = asked;
  if (call.triggerId === undefined) return offer(ids.actions.messageWhole, texts('cards.all-messages'), ticket, texts);
  await openForm(surface, call, texts('cards.messages.title'), () => wholePage(surface, call, asked));
  return undefined;
}

/** All that was written in a ticket, from the beginning. */
export function openMessages(surface: Surface, call: Call, ticket: string): Promise<Message | undefined> {
  return openWhole(surface, call, { ticket, page: 0 });
}
