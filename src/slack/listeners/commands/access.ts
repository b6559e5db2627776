import { openList } from '../access/list.ts';
import { onTicket } from './on-ticket.ts';

export const accessCommand = onTicket({ name: 'access', harmless: true }, openList);
