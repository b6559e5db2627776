import type { Ticket } from './world.ts';

/** How many messages the customer has not read. */
export function unread({ messages, readTo }: Ticket): number {
  return messages.filter(({ author, sequence }) => author !== 'customer' && sequence > readTo).length;
}

/** The customer has read all messages. */
export function markRead(ticket: Ticket): void {
  ticket.readTo = ticket.messages.at(-1)?.sequence ?? 0;
}
