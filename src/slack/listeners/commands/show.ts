import { showTicket } from '../tasks/show.ts';
import { onTicket } from './on-ticket.ts';

export const showCommand = onTicket({ name: 'show', harmless: true }, showTicket);
