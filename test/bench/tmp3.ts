import { startTickets } from './updates/tickets.ts';
import { measurePlain } from './updates/plain.ts';
const tickets = await startTickets(10000);
console.log(await measurePlain(tickets));
process.exit(0);
