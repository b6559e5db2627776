import { feed } from './feed.ts';
import { ticketParsers } from './ticket-parsers.ts';

feed(ticketParsers);
