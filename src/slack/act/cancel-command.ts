import { askFirst } from './index.ts';
import { onTicket } from '../interaction/command.ts';

export const cancelCommand = onTicket({ name: 'cancel', harmless: true }, (surface, call, id) =>
  askFirst(surface, call, 'cancel', id),
);
