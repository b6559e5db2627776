import { ids } from '../kit/ids.ts';
import { type Feature, onTicketButton } from '../interaction/feature.ts';
import { snapshotOf } from '../../tickets/ticket/changes.ts';
import { onTicket } from '../interaction/command.ts';
import type { Call, Surface } from '../interaction/context.ts';
import type { Message } from '../kit/message.ts';
import { card } from './card-view.ts';

/** The card of a ticket as it is now, read from the ticket service. */
async function showTicket({ desk, texts }: Surface, call: Call, id: string): Promise<Message> {
  const actor = await call.actor();
  const ticket = await desk.show(actor, id);
  desk.messages.opened(actor, id);
  return card(snapshotOf(ticket), texts);
}

const showCommand = onTicket({ name: 'show', harmless: true }, showTicket);

export const show: Feature = {
  commands: [showCommand],
  clicks: { [ids.actions.open]: onTicketButton(showTicket) },
  harmless: [ids.actions.open],
};
