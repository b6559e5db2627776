import { explainWhy } from './index.ts';
import { onTicket } from '../interaction/command.ts';

export const whyCommand = onTicket({ name: 'why', harmless: true }, (surface, call, ticket) =>
  explainWhy(surface, call, { ticket, page: 0 }),
);
