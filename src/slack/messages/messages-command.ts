import { openMessages } from './index.ts';
import { onTicket } from '../interaction/command.ts';

export const messagesCommand = onTicket({ name: 'messages', harmless: true }, openMessages);
