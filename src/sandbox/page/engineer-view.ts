import type { TicketControl } from '../tickets/control/control.ts';
import { Status } from '../tickets/state/status.ts';
import type { Sources } from './view.ts';

/** All that the engineer's page shows: every ticket, the newest first, and what is broken. */
export function readDesk({ tickets, troubles }: Sources) {
  return { tickets: tickets.list().map(ticketOf).reverse(), statuses, troubles: troubles.active() };
}

function ticketOf(ticket: ReturnType<TicketControl['list']>[number]) {
  const { id, status, description, createdAt, urgedAt, messages } = ticket;
  return {
    id,
    status,
    description,
    createdAt,
    urgedAt,
    messages: messages.map(({ author, authorName, text, at, attachments }) => ({
      author,
      authorName,
      text,
      at,
      attachments: attachments.length,
    })),
  };
}

/** Words for what the contract numbers. */
const statuses = [
  { code: Status.toBeProcessed, name: 'To be processed' },
  { code: Status.processing, name: 'Processing' },
  { code: Status.pendingFeedback, name: 'Pending feedback' },
  { code: Status.toBeConfirmed, name: 'To be confirmed' },
  { code: Status.completed, name: 'Completed' },
  { code: Status.canceled, name: 'Canceled' },
  { code: Status.suspended, name: 'Suspended' },
  { code: Status.invalid, name: 'Invalid' },
  { code: Status.deleted, name: 'Deleted' },
];
