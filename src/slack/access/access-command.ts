import { openList } from './list.ts';
import { onTicket } from '../interaction/command.ts';

export const accessCommand = onTicket({ name: 'access', harmless: true }, openList);
