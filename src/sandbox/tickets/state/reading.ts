import type { Ticket } from './world.ts';

/** Number of messages the customer has not read. */
export function unread({ messages, readTo }: Ticket): number {
  return messages.filter(({ author, sequence }) => author !== 'customer' && sequence > readTo).length;
}

/** Marks all messages as read by the customer. */
export function markRead(ticket: Ticket): void {
  ticket.readTo = ticket.messages.at(-1)?.sequence ?? 0;
}
