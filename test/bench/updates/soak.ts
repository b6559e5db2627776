import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../../src/sandbox/free-port.ts';
import { median, runLoad } from '../load.ts';
import { residentMegabytes } from '../processes.ts';
import { startSlackStub } from '../stubs.ts';
import { signingSecret } from '../surroundings.ts';
import { startBot } from './bot.ts';
import { apart, seedFollowed } from './seed.ts';
import { startTickets } from './tickets.ts';
import { until } from './wait.ts';

/** Seconds; the first are not counted. */
const warmUp = 60;
export const soakTime = 180;

/** Seconds whose median counts as one measurement. */
const moment = 20;

const linked = 1000;
const changesPerSecond = 10;

export interface SoakFigures {
  /** Resident memory after the warm-up and at the end, MB. */
  readonly start: number;
  readonly end: number;
  /** Slope of the line through all seconds, MB per minute. */
  readonly slope: number;
  readonly changes: number;
  readonly posts: number;
}

/**
 * A bot under steady load: polls of 1,000 tickets every second, ten changes per second, and a person typing commands.
 */
export async function measureSoak(script: string): Promise<SoakFigures> {
  const tickets = await startTickets(linked);
  const slack = await startSlackStub();
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const databaseUrl = `file:${folder}/bench.db`;
  await seedFollowed(databaseUrl, { ...tickets, place: apart, cursor: await tickets.cursor(), dueAt: Date.now() });
  const port = await freePort();
  const environment = { POLL_INTERVAL: '1', PORT: String(port) };
  const bot = await startBot(script, { tickets, slackApiUrl: `${slack.url}/api/`, databaseUrl, environment });
  const memory: number[] = [];
  let changes = 0;
  try {
    for (let second = 0; second < warmUp + soakTime; second += 1) {
      const end = performance.now() + 1000;
      for (let count = 0; count < changesPerSecond; count += 1) {
        const id = tickets.ids[(changes * 7) % linked] ?? '';
        tickets.control.say(id, `Answer ${changes}: the console shows a full disk, please make room.`);
        changes += 1;
      }
      await typeCommands(`http://127.0.0.1:${port}/slack/events`, slack.url);
      if (second >= warmUp) memory.push(residentMegabytes(bot.process));
      await sleep(Math.max(0, end - performance.now()));
    }
    await until('posting all changes', () => slack.posts() >= changes);
    return {
      start: median(memory.slice(0, moment)),
      end: median(memory.slice(-moment)),
      slope: slopeOf(memory) * 60,
      changes,
      posts: slack.posts(),
    };
  } finally {
    await bot.stop();
    slack.close();
    await tickets.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** For a quarter of a second, one after the other. */
async function typeCommands(url: string, slackUrl: string): Promise<void> {
  const body = (n: number) => ({
    command: '/ticket',
    text: n % 2 === 0 ? 'help' : 'list',
    team_id: 'T1',
    user_id: `U${n % 200}`,
    channel_id: 'C1',
    channel_name: 'general',
    trigger_id: `trigger-${n}`,
    response_url: `${slackUrl}/response`,
    api_app_id: 'A1',
    token: 'unused',
  });
  await runLoad({ url, signingSecret, body, connections: 1, seconds: 0.25, until: () => sleep(50) });
}

/** The slope of the least-squares line through values at 0, 1, 2, ... */
function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const products = values.reduce((sum, value, at) => sum + (at - middle) * (value - mean), 0);
  const squares = values.reduce((sum, _, at) => sum + (at - middle) ** 2, 0);
  return products / squares;
}
