import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { bounds, judged, type Bound } from '../bounds.ts';
import { openDatabase } from '../../../src/store/database.ts';
import { quantile } from '../load.ts';
import { startSlackStub } from '../stubs.ts';
import type { Row } from '../table.ts';
import { startBot } from './bot.ts';
import { apart, seedFollowed } from './seed.ts';
import { startTickets } from './tickets.ts';
import { until } from './wait.ts';

const followed = 1000;
const changes = 300;
/** Tickets do not change in the order of their groups. */
const stride = 389;
/** How long tickets change, one after the other; milliseconds. */
const span = 180_000;

/** The delay until changes are recorded, with production timing: changes with a message, and silent ones. */
export async function latencyRows(script: string): Promise<Row[]> {
  const tickets = await startTickets(followed, 500);
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const databaseUrl = `file:${folder}/bench.db`;
  await seedFollowed(databaseUrl, { ...tickets, place: apart, cursor: await tickets.cursor(), dueAt: Date.now() });
  const slack = await startSlackStub();
  const database = await openDatabase(databaseUrl);
  const bot = await startBot(script, { tickets, slackApiUrl: `${slack.url}/api/`, databaseUrl });
  try {
    await sleep(20_000);
    const changedAt = new Map<string, number>();
    for (let index = 0; index < changes; index += 1) {
      const id = tickets.ids[(index * stride) % followed];
      if (id === undefined) break;
      changedAt.set(id, Date.now());
      if (index % 2 === 0) tickets.control.say(id, 'The console shows a full disk, please make room.');
      else tickets.control.setStatus(id, 17);
      await sleep(span / changes);
    }
    const read = () =>
      database.db
        .selectFrom('event')
        .select(['ticket', 'kind', 'seen_at'])
        .where('kind', 'in', ['message', 'status'])
        .execute();
    await until('recording all changes', async () => (await read()).length >= changes);
    const events = await read();
    const lateness = (kind: string) =>
      events.flatMap((event) => (event.kind === kind ? event.seen_at - (changedAt.get(event.ticket) ?? 0) : []));
    const row = (what: string, kind: string, bound: Bound): Row => {
      const value = quantile(lateness(kind), 0.99);
      return { what: `${what}: 99th percentile`, value, unit: 'ms', bound: judged(bound, value) };
    };
    return [
      row('change with words, 1,000 followed tickets: visible to recorded', 'message', bounds.polling.words),
      row('silent change, 1,000 followed tickets: visible to recorded', 'status', bounds.polling.silent),
    ];
  } finally {
    await bot.stop();
    slack.close();
    await database.close();
    await tickets.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
