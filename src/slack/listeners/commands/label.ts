import { openTicketLabels } from '../labels/ticket.ts';
import { onTicket } from './on-ticket.ts';

export const labelCommand = onTicket({ name: 'label', harmless: true }, openTicketLabels);
