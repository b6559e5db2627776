import { withListed } from '../ticket/show-ticket.ts';
import type { Message, Ticket, TicketSummary } from '../ticket/ticket.ts';
import { sameWords } from '../words/words.ts';

/**
 * A ticket found in the list, as the baseline of a link. Its card shows the current state. Everything said since the
 * ticket was created is news, except the description, which services list as the first message.
 * @param details the ticket as read by itself; undefined if that failed
 */
export function foundTicket(summary: TicketSummary, details: Ticket | undefined): Ticket {
  const { id, description, createdAt } = summary;
  if (details === undefined) {
    return { ...summary, messages: [{ author: 'customer', text: description, at: createdAt, attachments: [] }] };
  }
  const first = details.messages.find((message) => isDescription(message, details));
  return { ...summary, ...withListed(details, summary), id, messages: first === undefined ? [] : [first] };
}

/** By its flag; by its text only if the service flags nothing. */
function isDescription({ author, text, isDescription: marked }: Message, { description }: Ticket): boolean {
  return marked ?? (author === 'customer' && sameWords(text, description));
}
