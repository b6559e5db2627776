import { openFollowUp } from '../create/follow-up.ts';
import { onTicket } from './on-ticket.ts';

export const followUpCommand = onTicket({ name: 'follow-up', harmless: true }, openFollowUp);
