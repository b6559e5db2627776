import { openTicketLabels } from './ticket-labels.ts';
import { onTicket } from '../interaction/command.ts';

export const labelCommand = onTicket({ name: 'label', harmless: true }, openTicketLabels);
