import { unfollow } from './index.ts';
import { onTicket } from '../interaction/command.ts';

export const unlinkCommand = onTicket({ name: 'unlink', harmless: false }, unfollow);
