import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase, type Database } from '../../../src/store/database.ts';
import type { PostgresServer } from '../../support/postgres.ts';
import { startSlackStub } from '../stubs.ts';
import { startBot } from './bot.ts';
import { callsOf } from './cycle.ts';
import { apart, never, seedDeliveries, seedFollowed } from './seed.ts';
import type { BenchTickets } from './tickets.ts';

/** The combined throughput of several processes, per second. */
export interface Together {
  readonly deliveries: number;
  readonly polls: number;
}

/** Both services answer as slowly as over the internet, so that concurrency counts, not the speed of this machine. */
export const answerTime = 250;

/** For processes that start together; each slows down the others. */
const startTime = (processes: number) => 8000 + 3000 * processes;
const window = 8000;
/** After deliveries have stopped, until every process has noticed that tickets are due. */
const pause = 3000;

/** Several bots on one PostgreSQL database: first deliveries, each into its own channel, then polls without a pause. */
export async function measureTogether(
  script: string,
  tickets: BenchTickets,
  postgres: PostgresServer,
  processes: number,
): Promise<Together> {
  const databaseUrl = await postgres.createDatabase();
  const slack = await startSlackStub(answerTime);
  tickets.control.latency(answerTime);
  await seedFollowed(databaseUrl, { ...tickets, place: apart, cursor: await tickets.cursor(), dueAt: never() });
  const start = Date.now() + startTime(processes);
  const pollsStart = start + window + pause;
  await seedDeliveries(databaseUrl, tickets.ids, start);
  const database = await openDatabase(databaseUrl);
  await database.db
    .updateTable('poll_group')
    .set({ due_at: pollsStart - 1000 })
    .execute();
  const setting = {
    tickets,
    slackApiUrl: `${slack.url}/api/`,
    databaseUrl,
    environment: { POLL_INTERVAL: '0.05', POLL_CALLS_PER_MINUTE: '1000000' },
  };
  const bots = await Promise.all(Array.from({ length: processes }, () => startBot(script, setting)));
  try {
    const deliveries = await countIn(start, () => slack.posts());
    await giveUp(database);
    const polls = await countIn(pollsStart, () => callsOf(tickets));
    return { deliveries, polls };
  } finally {
    await Promise.all(bots.map((bot) => bot.stop()));
    await database.close();
    slack.close();
    tickets.control.latency(0);
  }
}

/** The growth of a count per second, over the window that starts at this time. */
async function countIn(start: number, count: () => number): Promise<number> {
  if (Date.now() > start) throw new Error('The processes took too long to start.');
  await sleep(start - Date.now());
  const before = count();
  await sleep(window);
  return ((count() - before) * 1000) / window;
}

/** Removes undelivered updates, so that they do not disturb the polls. */
async function giveUp({ db }: Database): Promise<void> {
  await db.updateTable('delivery').set({ state: 'dead' }).where('state', '=', 'pending').execute();
}
