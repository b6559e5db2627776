import { openMessages } from '../tasks/whole.ts';
import { onTicket } from './on-ticket.ts';

export const messagesCommand = onTicket({ name: 'messages', harmless: true }, openMessages);
