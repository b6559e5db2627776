import { explainWhy } from '../tasks/why.ts';
import { onTicket } from './on-ticket.ts';

export const whyCommand = onTicket({ name: 'why', harmless: true }, (surface, call, ticket) =>
  explainWhy(surface, call, { ticket, page: 0 }),
);
