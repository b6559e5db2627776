import { openRelated } from './index.ts';
import { onTicket } from '../interaction/command.ts';

export const relateCommand = onTicket({ name: 'relate', harmless: true }, openRelated);
