import { askFirst } from '../tasks/act.ts';
import { onTicket } from './on-ticket.ts';

export const cancelCommand = onTicket({ name: 'cancel', harmless: true }, (surface, call, id) =>
  askFirst(surface, call, 'cancel', id),
);
