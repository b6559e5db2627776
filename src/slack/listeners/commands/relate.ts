import { openRelated } from '../related/related.ts';
import { onTicket } from './on-ticket.ts';

export const relateCommand = onTicket({ name: 'relate', harmless: true }, openRelated);
