import { openContact } from '../contact/open.ts';
import { onTicket } from './on-ticket.ts';

export const contactCommand = onTicket({ name: 'contact', harmless: true }, openContact);
