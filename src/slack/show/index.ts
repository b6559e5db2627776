import { ids } from '../kit/ids.ts';
import { type Feature, onTicketButton } from '../interaction/feature.ts';
import { snapshotOf } from '../../tickets/ticket/changes.ts';
import { onTicket } from '../interaction/command.ts';
import type { Call, SlackContext } from '../interaction/context.ts';
import type { Message } from '../kit/message.ts';
import { card } from './card-view.ts';

/** The current card of a ticket, read from the ticket service. */
async function showTicket({ useCases, texts }: SlackContext, call: Call, id: string): Promise<Message> {
  const actor = await call.actor();
  const ticket = await useCases.show(actor, id);
  useCases.messages.opened(actor, id);
  return card(snapshotOf(ticket), texts);
}

const showCommand = onTicket({ name: 'show', isReadOnly: true }, showTicket);

export const show: Feature = {
  commands: [showCommand],
  clicks: { [ids.actions.open]: onTicketButton(showTicket) },
  isReadOnly: [ids.actions.open],
};
