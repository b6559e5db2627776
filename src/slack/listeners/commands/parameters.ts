import { openParameters } from '../parameters/index.ts';
import { onTicket } from './on-ticket.ts';

export const parametersCommand = onTicket({ name: 'parameters', harmless: true }, openParameters);
