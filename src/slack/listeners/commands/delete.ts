import { askFirst } from '../tasks/act.ts';
import { onTicket } from './on-ticket.ts';

export const deleteCommand = onTicket({ name: 'delete', harmless: true }, (surface, call, id) =>
  askFirst(surface, call, 'delete', id),
);
