import { askFirst } from './index.ts';
import { onTicket } from '../interaction/command.ts';

export const closeCommand = onTicket({ name: 'close', harmless: true }, (surface, call, id) =>
  askFirst(surface, call, 'close', id),
);
