import { bounds, judged, type Bound } from './bounds.ts';
import { cpuSeconds } from './processes.ts';
import { median, quantile, runLoad, type LoadResult } from './load.ts';
import { against, signingSecret, type Surrounded } from './surroundings.ts';
import type { Row } from './table.ts';

const seconds = 3;
const warmUp = 5;
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

interface What {
  readonly text: string;
  /** A modal is opened before the next request is sent. */
  readonly opens?: boolean;
  readonly perSecond?: number;
}

function load({ url, slack }: Surrounded, { text, opens, perSecond }: What, duration: number): Promise<LoadResult> {
  const until = opens === true ? (n: number) => slack.opened(`trigger-${n}`) : undefined;
  const body = commandBody(text, slack.url);
  return runLoad({ url, signingSecret, body, connections, perSecond, seconds: duration, until });
}

/** Milliseconds of processor time per answer. */
type Measured = LoadResult & { readonly cpu: number };

/** Puts load on a program after a warm-up, so that its code is compiled, as in a program that runs for weeks. */
function measure(script: string, what: What): Promise<Measured> {
  return against(script, { port: 3901 }, async (running) => {
    await load(running, { text: what.text, ...(what.opens && { opens: true }) }, warmUp);
    const before = cpuSeconds(running.process);
    const result = await load(running, what, seconds);
    if (result.failed > 0) throw new Error(`${result.failed} of ${result.latencies.length} were not acked`);
    return { ...result, cpu: ((cpuSeconds(running.process) - before) * 1000) / result.latencies.length };
  });
}

function row(what: string, value: number, beside: string, other: number, bound?: Bound): Row {
  const ratio = value / other;
  return {
    what,
    value,
    unit: '/s',
    beside: { what: beside, value: other },
    ratio,
    ...(bound !== undefined && { bound: judged(bound, ratio) }),
  };
}

/**
 * The same in processor time, which is more reliable if others use the machine, or if generating the load takes longer
 * than answering.
 */
function cpuRow(what: string, ours: readonly Measured[], beside: string, others: readonly Measured[]): Row {
  const [value, other] = [ours, others].map((all) => median(all.map(({ cpu }) => cpu))) as [number, number];
  return { what: `${what}: CPU each`, value, unit: 'ms', beside: { what: beside, value: other }, ratio: value / other };
}

/**
 * Throughput of `/ticket help` and of opening the create modal, compared with an empty app; taken in turns, the median
 * of five. If a modal is opened, a person asks for the next one when it is there.
 */
export async function ackRows(botScript: string, emptyScript: string): Promise<Row[]> {
  const found = { empty: [] as Measured[], opens: [] as Measured[], help: [] as Measured[], new: [] as Measured[] };
  for (let round = 0; round < 5; round += 1) {
    found.empty.push(await measure(emptyScript, { text: 'help' }));
    found.help.push(await measure(botScript, { text: 'help' }));
    found.opens.push(await measure(emptyScript, { text: 'open', opens: true }));
    found.new.push(await measure(botScript, { text: 'new', opens: true }));
  }
  const perSecond = (all: readonly Measured[]) => median(all.map((one) => one.perSecond));
  const [help, modal] = ['/ticket help, maximum throughput', 'create modal, maximum throughput'];
  const [acks, opens] = ['empty Bolt app', 'Bolt app that opens a fixed modal'];
  return [
    row(help, perSecond(found.help), acks, perSecond(found.empty), bounds.acks.help),
    cpuRow(help, found.help, acks, found.empty),
    row(modal, perSecond(found.new), acks, perSecond(found.empty)),
    row(modal, perSecond(found.new), opens, perSecond(found.opens), bounds.acks.modal),
    cpuRow(modal, found.new, opens, found.opens),
  ];
}

/**
 * Modals per second at a fixed load: over a hundred times what Slack allows a workspace (`views.open` is in its tier 4,
 * a bit over 100 a minute).
 */
const givenLoad = 200;

/** Opening the create modal at a fixed load, compared with an empty app that acks the same load. */
export async function givenLoadRows(botScript: string, emptyScript: string): Promise<Row[]> {
  const empty = await measure(emptyScript, { text: 'help', perSecond: givenLoad });
  const bot = await measure(botScript, { text: 'new', opens: true, perSecond: givenLoad });
  const what = `create modal, ${givenLoad} requests a second`;
  return [
    row(what, bot.perSecond, 'empty Bolt app that acks', empty.perSecond, bounds.acks.givenLoad),
    { what: `${what}: 99 % acked within`, value: quantile(bot.latencies, 0.99), unit: 'ms' },
    { what: `${what}: 99 % open within`, value: quantile(bot.ends, 0.99), unit: 'ms' },
  ];
}

/**
 * The last one runs until the first calls reach their ten-second timeout, when everything waiting for them continues at
 * once.
 */
const commands = ['new', 'list', 'show 1', 'reply 1 hello', 'close 1', 'help', 'help', 'help'];

/** Acks, milliseconds each, while every call of the ticket API takes ten seconds. */
function slowApi(botScript: string): Promise<number[]> {
  return against(botScript, { port: 3907, ticketDelay: 10_000 }, async ({ url, slack }) => {
    const all: number[] = [];
    for (const text of commands) {
      const result = await runLoad({
        url,
        signingSecret,
        body: commandBody(text, slack.url),
        connections: 8,
        seconds: 1.5,
      });
      all.push(...result.latencies);
    }
    return all;
  });
}

function slowestRow(what: string, slowest: number): Row {
  return { what, value: slowest, unit: 'ms', bound: judged(bounds.acks.slowest, slowest) };
}

export async function slowApiRows(botScript: string): Promise<Row[]> {
  const all = await slowApi(botScript);
  return [
    slowestRow('slowest ack, ticket API takes 10 s', quantile(all, 1)),
    { what: 'median ack, ticket API takes 10 s', value: median(all), unit: 'ms' },
  ];
}

/** The slowest ack of each of ten runs: one slow ack in ten runs is too many. */
export async function slowestAckRow(botScript: string, run: number): Promise<Row> {
  return slowestRow(`slowest ack, ticket API takes 10 s, run ${run}`, quantile(await slowApi(botScript), 1));
}
