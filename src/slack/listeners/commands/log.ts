import { openLog } from '../log/index.ts';
import { onTicket } from './on-ticket.ts';

export const logCommand = onTicket({ name: 'log', harmless: true }, openLog);
