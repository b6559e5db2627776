import { openFollowUp } from './follow-up.ts';
import { onTicket } from '../interaction/command.ts';

export const followUpCommand = onTicket({ name: 'follow-up', harmless: true }, openFollowUp);
