import { openRate } from '../rating/open.ts';
import { onTicket } from './on-ticket.ts';

export const rateCommand = onTicket({ name: 'rate', harmless: true }, openRate);
