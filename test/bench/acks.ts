import { median, quantile, runLoad, type LoadResult } from './load.ts';
import { against, signingSecret } from './surroundings.ts';
import type { Row } from './table.ts';

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

function load(url: string, text: string, duration = seconds): Promise<LoadResult> {
  return runLoad({ url, signingSecret, body: commandBody(text), connections, seconds: duration });
}

/** Throughput of `/ticket help` and of opening the create modal, beside an empty app; taken in turns, the median of three. */
export async function ackRows(botScript: string, emptyScript: string): Promise<Row[]> {
  const measure = (script: string, text: string, port: number) =>
    against(script, { port }, async ({ url }) => {
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
  return against(botScript, { port: 3904, ticketDelay: 10_000 }, async ({ url }) => {
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
