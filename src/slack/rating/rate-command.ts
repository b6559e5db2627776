import { openRate } from './index.ts';
import { onTicket } from '../interaction/command.ts';

export const rateCommand = onTicket({ name: 'rate', harmless: true }, openRate);
