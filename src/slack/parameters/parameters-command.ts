import { openParameters } from './index.ts';
import { onTicket } from '../interaction/command.ts';

export const parametersCommand = onTicket({ name: 'parameters', harmless: true }, openParameters);
