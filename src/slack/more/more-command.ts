import { openHub } from './open.ts';
import { onTicket } from '../interaction/command.ts';

export const moreCommand = onTicket({ name: 'more', harmless: true }, openHub);
