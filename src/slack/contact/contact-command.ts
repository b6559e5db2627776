import { openContact } from './open.ts';
import { onTicket } from '../interaction/command.ts';

export const contactCommand = onTicket({ name: 'contact', harmless: true }, openContact);
