import { urge } from './index.ts';
import { onTicket } from '../interaction/command.ts';

export const urgeCommand = onTicket({ name: 'urge', harmless: false }, urge);
