import { unfollow } from '../tasks/link.ts';
import { onTicket } from './on-ticket.ts';

export const unlinkCommand = onTicket({ name: 'unlink', harmless: false }, unfollow);
