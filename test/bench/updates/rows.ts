import { bounds, judged } from '../bounds.ts';
import { findPostgres, startPostgres } from '../../support/postgres.ts';
import { median, quantile } from '../load.ts';
import type { Row } from '../table.ts';
import { measureCycles, type Cycle } from './cycle.ts';
import { measureDeliveries } from './deliveries.ts';
import { measureChange } from './one-change.ts';
import { measurePlain } from './plain.ts';
import { answerTime, measureTogether } from './several.ts';
import { measureSoak, soakTime } from './soak.ts';
import { startTickets, type BenchTickets } from './tickets.ts';

async function withTickets<T>(count: number, work: (tickets: BenchTickets) => Promise<T>, others = 0): Promise<T> {
  const tickets = await startTickets(count, others);
  try {
    return await work(tickets);
  } finally {
    await tickets.close();
  }
}

/** Open tickets that are not followed, in addition to the 10,000. */
const others = 2000;

/** A cycle over 10,000 tickets, compared with a poller that reads each. */
export function cycleRows(script: string): Promise<Row[]> {
  const measure = async (tickets: BenchTickets) => {
    const plain = await measurePlain(tickets);
    // One cycle in this time, so that only one is measured, with a budget in which changes need not wait.
    const ours = await measureCycles(script, tickets, { POLL_INTERVAL: '120', POLL_CALLS_PER_MINUTE: '6000' });
    const what = '10,000 followed among 12,000 open tickets, 1 % changed';
    const row = (figure: string, field: keyof Cycle, unit: string): Row => ({
      what: `${what}: ${figure}`,
      value: ours[field],
      unit,
      beside: { what: 'plain poller', value: plain[field] },
      ratio: ours[field] / plain[field],
    });
    return [
      {
        ...row('calls for one round of feed and sweep', 'roundCalls', ''),
        bound: judged(bounds.updates.roundCalls, ours.roundCalls),
      },
      row('all calls, those for each changed ticket included', 'calls', ''),
      {
        what: `${what}: wrong statuses`,
        value: ours.wrong,
        unit: '',
        bound: judged(bounds.updates.wrongStatuses, ours.wrong),
      },
      row('time', 'seconds', 's'),
      row('CPU, replies and cards included', 'cpu', 's'),
    ];
  };
  return withTickets(10_000, measure, others);
}

/** A cycle over 100,000 tickets, and the cost of one change with few and with many of them. */
export function largeRows(script: string): Promise<Row[]> {
  return withTickets(100_000, async (tickets) => {
    // The default budget of 600 calls a minute would stretch the 1,000 calls over more than a minute.
    const budget = '60000';
    const { seconds, peak } = await measureCycles(script, tickets, {
      POLL_INTERVAL: '120',
      POLL_CALLS_PER_MINUTE: budget,
    });
    const what = `look at 100,000 tickets, 1 % changed (budget ${Number(budget).toLocaleString('en-US')} calls a minute)`;
    return [
      { what: `${what}: time`, value: seconds, unit: 's', bound: judged(bounds.updates.largeRound, seconds) },
      { what: `${what}: most memory`, value: peak, unit: 'MB', bound: judged(bounds.updates.largeMemory, peak) },
      ...(await changeRows(tickets)),
    ];
  });
}

async function changeRows(tickets: BenchTickets): Promise<Row[]> {
  const few = await measureChange(tickets, 10);
  const rows: Row[] = [];
  for (const links of [1000, 100_000]) {
    const cost = await measureChange(tickets, links);
    const among = `one change among ${links.toLocaleString('en-US')} links`;
    const ratio = cost.cpu / few.cpu;
    const bound = judged(bounds.updates.oneChange, ratio);
    const beside = (value: number) => ({ what: 'among 10', value });
    rows.push(
      { what: `${among}: CPU`, value: cost.cpu, unit: 'ms', beside: beside(few.cpu), ratio, bound },
      {
        what: `${among}: visible to recorded`,
        value: cost.recorded,
        unit: 'ms',
        beside: beside(few.recorded),
        ratio: cost.recorded / few.recorded,
      },
    );
  }
  return rows;
}

/**
 * The last of two updates in a channel can be posted a second after the first, and the poll comes after half a second
 * on average.
 */
const soonest = 1500;

export async function deliveryRows(script: string): Promise<Row[]> {
  const { latencies, throttled, cpu } = await measureDeliveries(script);
  const what = '1,000 updates at once over 500 channels, polled every second';
  const p99 = quantile(latencies, 0.99);
  return [
    { what: `${what}: visible to posted, median`, value: median(latencies), unit: 'ms' },
    {
      what: `${what}: 99th percentile`,
      value: p99,
      unit: 'ms',
      beside: { what: 'poll and limit of Slack', value: soonest },
      ratio: p99 / soonest,
      bound: judged(bounds.updates.burst, p99 / soonest),
    },
    { what: `${what}: CPU`, value: cpu, unit: 's' },
    { what: `${what}: answered 429`, value: throttled, unit: '', bound: judged(bounds.updates.rateLimited, throttled) },
  ];
}

export async function togetherRows(script: string): Promise<Row[]> {
  const programs = findPostgres();
  if (programs === undefined) {
    process.stdout.write('PostgreSQL is not installed: nothing to measure several processes on.\n');
    return [];
  }
  const postgres = await startPostgres(programs);
  try {
    return await withTickets(5000, async (tickets) => {
      const one = await measureTogether(script, tickets, postgres, 1);
      const rows: Row[] = [];
      for (const processes of [2, 4]) {
        const together = await measureTogether(script, tickets, postgres, processes);
        const row = (field: 'deliveries' | 'polls'): Row => ({
          what: `${field}, ${processes} processes on PostgreSQL, answers after ${answerTime} ms`,
          value: together[field],
          unit: '/s',
          beside: { what: 'one process', value: one[field] },
          ratio: together[field] / one[field],
        });
        rows.push(row('deliveries'), row('polls'));
      }
      return rows;
    });
  } finally {
    await postgres.stop();
  }
}

export async function soakRows(script: string): Promise<Row[]> {
  const { start, end, slope, changes, posts } = await measureSoak(script);
  const what = `soak of ${soakTime} s: memory`;
  return [
    {
      what: `${what} at the end`,
      value: end,
      unit: 'MB',
      beside: { what: 'at the start, warmed up', value: start },
      ratio: end / start,
      bound: judged(bounds.updates.soak, end / start),
    },
    { what: `${what}, slope`, value: slope, unit: 'MB a minute' },
    { what: `soak: replies to ${changes.toLocaleString('en-US')} changes`, value: posts, unit: '' },
  ];
}
