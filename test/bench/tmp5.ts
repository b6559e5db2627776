import { resolve } from 'node:path';
import { startTickets } from './updates/tickets.ts';
import { measureTogether } from './updates/several.ts';
import { findPostgres, startPostgres } from '../support/postgres.ts';
const tickets = await startTickets(5000);
const pg = await startPostgres(findPostgres()!);
for (const n of [1, 2, 4]) console.log(n, await measureTogether(resolve('dist/main.js'), tickets, pg, n));
await pg.stop();
process.exit(0);
