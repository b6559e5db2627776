import { urge } from '../tasks/act.ts';
import { onTicket } from './on-ticket.ts';

export const urgeCommand = onTicket({ name: 'urge', harmless: false }, urge);
