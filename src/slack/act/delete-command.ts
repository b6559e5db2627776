import { askFirst } from './index.ts';
import { onTicket } from '../interaction/command.ts';

export const deleteCommand = onTicket({ name: 'delete', harmless: true }, (surface, call, id) =>
  askFirst(surface, call, 'delete', id),
);
