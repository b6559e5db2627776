import { median, quantile, runLoad, type LoadResult } from './load.ts';
import { against, signingSecret, type Surrounded } from './surroundings.ts';
import type { Row } from './table.ts';

const seconds = 3;
const connections = 32;

const commandBody =
  (text: string, slackUrl: string) =>
  (n: number): Record<string, string> => ({
    command: '/ticket',
    text,
    team_id: 'T1',
    user_id: `U${n % 200}`,
    channel_id: 'C1',
    channel_name: 'general',
    trigger_id: `trigger-${n}`,
    response_url: `${slackUrl}/response`,
    api_app_id: 'A1',
    token: 'unused',
  });

function load({ url, slack }: Surrounded, text: string, opens: boolean, duration: number): Promise<LoadResult> {
  const until = opens ? (n: number) => slack.opened(`trigger-${n}`) : undefined;
  return runLoad({ url, signingSecret, body: commandBody(text, slack.url), connections, seconds: duration, until });
}

/**
 * Throughput of `/ticket help` and of opening the create modal, beside an empty app; taken in turns, the median of five.
 * Where a modal is opened, a person asks for the next one when it is there.
 */
export async function ackRows(botScript: string, emptyScript: string): Promise<Row[]> {
  const measure = (script: string, text: string, opens = false) =>
    against(script, { port: 3901 }, async (running) => {
      await load(running, text, opens, 1.5);
      const result = await load(running, text, opens, seconds);
      if (result.failed > 0) throw new Error(`${result.failed} of ${result.latencies.length} were not acked`);
      return result.perSecond;
    });
  const found = { empty: [] as number[], opens: [] as number[], help: [] as number[], new: [] as number[] };
  for (let round = 0; round < 5; round += 1) {
    found.empty.push(await measure(emptyScript, 'help'));
    found.help.push(await measure(botScript, 'help'));
    found.opens.push(await measure(emptyScript, 'open', true));
    found.new.push(await measure(botScript, 'new', true));
  }
  const row = (what: string, values: readonly number[], beside: string, others: readonly number[]): Row => {
    const [value, other] = [median(values), median(others)];
    return { what, value, unit: '/s', beside: { what: beside, value: other }, ratio: value / other };
  };
  const bounded = (measured: Row): Row => ({
    ...measured,
    bound: { text: 'at least 0.8', kept: (measured.ratio ?? 0) >= 0.8 },
  });
  return [
    bounded(row('/ticket help', found.help, 'empty Bolt app', found.empty)),
    bounded(row('open the create modal', found.new, 'empty Bolt app', found.empty)),
    row('open the create modal', found.new, 'Bolt app that opens a fixed modal', found.opens),
  ];
}

/** The slowest ack while the ticket API takes ten seconds for everything. */
export async function slowApiRows(botScript: string): Promise<Row[]> {
  return against(botScript, { port: 3907, ticketDelay: 10_000 }, async ({ url, slack }) => {
    const all: number[] = [];
    for (const text of ['new', 'list', 'show 1', 'reply 1 hello', 'close 1', 'help']) {
      const result = await runLoad({
        url,
        signingSecret,
        body: commandBody(text, slack.url),
        connections: 8,
        seconds: 1.5,
      });
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
