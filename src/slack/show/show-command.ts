import { showTicket } from './index.ts';
import { onTicket } from '../interaction/command.ts';

export const showCommand = onTicket({ name: 'show', harmless: true }, showTicket);
