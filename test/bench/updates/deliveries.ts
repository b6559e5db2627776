import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cpuSeconds } from '../processes.ts';
import { startBot } from './bot.ts';
import { seedFollowed, type Place } from './seed.ts';
import { startTickets } from './tickets.ts';
import { until } from './wait.ts';
import { startWorkspaceWith } from './workspace.ts';

const updates = 1000;
const channels = 500;

export interface DeliveryFigures {
  /** Milliseconds from when each update was visible in the API to when it was in Slack. */
  readonly latencies: readonly number[];
  /** Calls that posted or tried to, and the number of them answered with 429. */
  readonly calls: number;
  readonly throttled: number;
  readonly cpu: number;
}

const place = (index: number): Place => ({ channel: `C${index % channels}`, card: `1700000000.${100000 + index}` });

/** Answers to all tickets at once, two per channel, from the embedded ticket service into the embedded workspace. */
export async function measureDeliveries(script: string): Promise<DeliveryFigures> {
  const tickets = await startTickets(updates);
  const places = tickets.ids.map((_, index) => place(index));
  const workspace = await startWorkspaceWith(places);
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const databaseUrl = `file:${folder}/bench.db`;
  await seedFollowed(databaseUrl, { ...tickets, place, cursor: await tickets.cursor(), dueAt: Date.now() });
  const environment = { POLL_INTERVAL: '1' };
  const bot = await startBot(script, { tickets, slackApiUrl: workspace.apiUrl, databaseUrl, environment });
  try {
    // A few polls without news as a warm-up.
    await sleep(3000);
    const before = cpuSeconds(bot.process);
    const visible = Date.now();
    for (const id of tickets.ids) tickets.control.say(id, 'The console shows a full disk, please make room.');
    const posts = () => workspace.control.stats().calls['chat.postMessage'] ?? 0;
    await until('posting all updates', () => posts() >= updates);
    const throttled = workspace.control.requests().filter(({ outcome }) => outcome === 'ratelimited').length;
    await sleep(1000);
    const latencies = places.flatMap(({ channel, card }) =>
      workspace.control
        .thread(channel, card)
        .slice(1)
        .map(({ ts }) => Number(ts) * 1000 - visible),
    );
    return { latencies, calls: posts(), throttled, cpu: cpuSeconds(bot.process) - before };
  } finally {
    await bot.stop();
    await Promise.all([workspace.close(), tickets.close()]);
    rmSync(folder, { recursive: true, force: true });
  }
}
