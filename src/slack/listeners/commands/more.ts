import { openHub } from '../hub/open.ts';
import { onTicket } from './on-ticket.ts';

export const moreCommand = onTicket({ name: 'more', harmless: true }, openHub);
