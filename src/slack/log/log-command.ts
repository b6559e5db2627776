import { openLog } from './index.ts';
import { onTicket } from '../interaction/command.ts';

export const logCommand = onTicket({ name: 'log', harmless: true }, openLog);
