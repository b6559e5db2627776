import { startTickets } from './updates/tickets.ts';
import { measureChange } from './updates/one-change.ts';
const tickets = await startTickets(100000);
for (const n of [10, 1000, 100000, 10, 1000, 100000]) { const t = performance.now(); console.log(n, await measureChange(tickets, n), (performance.now()-t)/1000); }
process.exit(0);
