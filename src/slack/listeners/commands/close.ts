import { askFirst } from '../tasks/act.ts';
import { onTicket } from './on-ticket.ts';

export const closeCommand = onTicket({ name: 'close', harmless: true }, (surface, call, id) =>
  askFirst(surface, call, 'close', id),
);
