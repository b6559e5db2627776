import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, quantile, runLoad, type LoadResult } from './load.ts';
import { launch } from './processes.ts';
import { startSlackStub, startTicketStub } from './stubs.ts';
import type { Row } from './table.ts';

const signingSecret = 'bench-signing-secret';
const seconds = 4;
const connections = 32;

const commandBody =
  (text: string) =>
  (n: number): Record<string, string> => ({
    command: '/ticket',
    text,
    team_id: 'T1',
    user_id: 'U1',
    channel_id: 'C1',
    channel_name: 'general',
    trigger_id: `${n}.${Math.random()}`,
    response_url: 'http://127.0.0.1:9/response',
    api_app_id: 'A1',
    token: 'unused',
  });

/** Starts the bot or the empty app, runs `work` against it, and stops it. */
async function against<T>(
  script: string,
  port: number,
  ticketDelay: number,
  work: (url: string) => Promise<T>,
): Promise<T> {
  const [slack, tickets] = [await startSlackStub(), await startTicketStub(ticketDelay)];
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const app = await launch(script, {
    SLACK_BOT_TOKEN: 'xoxb-bench',
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: `${slack.url}/api/`,
    OSM_ENDPOINT: tickets.url,
    IAM_ENDPOINT: tickets.url,
    OSM_ACCESS_KEY: 'AK',
    OSM_SECRET_KEY: 'bench-secret-key',
    OSM_DOMAIN_ID: 'D1',
    DATABASE_URL: `file:${folder}/bench.db`,
    LOG_LEVEL: 'info',
    PORT: String(port),
  });
  try {
    return await work(`http://127.0.0.1:${port}/slack/events`);
  } finally {
    await app.stop();
    slack.close();
    tickets.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function load(url: string, text: string, duration = seconds): Promise<LoadResult> {
  return runLoad({ url, signingSecret, body: commandBody(text), connections, seconds: duration });
}

/** Throughput of `/ticket help` and of opening the create modal, beside an empty app; taken in turns, the median of three. */
export async function ackRows(botScript: string, emptyScript: string): Promise<Row[]> {
  const measure = (script: string, text: string, port: number) =>
    against(script, port, 0, async (url) => {
      await load(url, text, 1.5);
      const result = await load(url, text);
      if (result.failed > 0)
        throw new Error(`${String(result.failed)} of ${String(result.latencies.length)} were not acked`);
      return result.perSecond;
    });
  const found: Record<'empty' | 'help' | 'new', number[]> = { empty: [], help: [], new: [] };
  for (let round = 0; round < 3; round += 1) {
    found.empty.push(await measure(emptyScript, 'help', 3901));
    found.help.push(await measure(botScript, 'help', 3902));
    found.new.push(await measure(botScript, 'new', 3903));
  }
  const empty = median(found.empty);
  const row = (what: string, value: number): Row => ({
    what,
    value,
    unit: 'acks/s',
    beside: { what: 'empty Bolt app', value: empty },
    ratio: value / empty,
    bound: { text: 'at least 0.8', kept: value / empty >= 0.8 },
  });
  return [row('/ticket help', median(found.help)), row('open the create modal', median(found.new))];
}

/** The slowest ack while the ticket API takes ten seconds for everything. */
export async function slowApiRows(botScript: string): Promise<Row[]> {
  return against(botScript, 3904, 10_000, async (url) => {
    const all: number[] = [];
    for (const text of ['new', 'list', 'show 1', 'reply 1 hello', 'close 1', 'help']) {
      const result = await runLoad({ url, signingSecret, body: commandBody(text), connections: 8, seconds: 1.5 });
      all.push(...result.latencies);
    }
    const slowest = quantile(all, 1);
    return [
      {
        what: 'slowest ack, ticket API takes 10 s',
        value: slowest,
        unit: 'ms',
        bound: { text: 'under 1,000 ms', kept: slowest < 1000 },
      },
      { what: 'median ack, ticket API takes 10 s', value: median(all), unit: 'ms' },
    ];
  });
}

/** Start to ready, and memory at rest, beside an empty app. */
export async function startupRows(botScript: string, emptyScript: string, rest: number): Promise<Row[]> {
  const { residentMegabytes } = await import('./processes.ts');
  const measure = async (script: string, port: number) => {
    const slack = await startSlackStub();
    const folder = mkdtempSync(join(tmpdir(), 'bench-'));
    const running = await launch(script, {
      SLACK_BOT_TOKEN: 'xoxb-bench',
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: `${slack.url}/api/`,
      OSM_ENDPOINT: slack.url,
      IAM_ENDPOINT: slack.url,
      OSM_ACCESS_KEY: 'AK',
      OSM_SECRET_KEY: 'bench-secret-key',
      OSM_DOMAIN_ID: 'D1',
      DATABASE_URL: `file:${folder}/bench.db`,
      PORT: String(port),
    });
    await new Promise((resolve) => setTimeout(resolve, rest));
    const memory = residentMegabytes(running.process);
    await running.stop();
    slack.close();
    rmSync(folder, { recursive: true, force: true });
    return { startup: running.startup, memory };
  };
  const found = { bot: [await measure(botScript, 3905)], empty: [await measure(emptyScript, 3906)] };
  for (let round = 0; round < 4; round += 1) {
    found.bot.push(await measure(botScript, 3905));
    found.empty.push(await measure(emptyScript, 3906));
  }
  const [startup, emptyStartup] = [
    median(found.bot.map((one) => one.startup)),
    median(found.empty.map((one) => one.startup)),
  ];
  const [memory, emptyMemory] = [
    median(found.bot.map((one) => one.memory)),
    median(found.empty.map((one) => one.memory)),
  ];
  return [
    {
      what: 'start to ready',
      value: startup,
      unit: 'ms',
      beside: { what: 'empty Bolt app', value: emptyStartup },
      ratio: startup / emptyStartup,
      bound: { text: 'under 1,000 ms', kept: startup < 1000 },
    },
    {
      what: 'memory at rest',
      value: memory,
      unit: 'MB',
      beside: { what: 'empty Bolt app', value: emptyMemory },
      ratio: memory / emptyMemory,
      bound: { text: 'under 140 MB', kept: memory < 140 },
    },
  ];
}
