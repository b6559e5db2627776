import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase, type Database } from '../../../src/store/database.ts';
import { cpuSeconds, peakMegabytes } from '../processes.ts';
import { startSlackStub } from '../stubs.ts';
import { startBot } from './bot.ts';
import { apart, never, seedFollowed } from './seed.ts';
import type { BenchTickets } from './tickets.ts';
import { until } from './wait.ts';

/** The cost of looking at all tickets once and posting what changed. */
export interface Cycle {
  readonly calls: number;
  /** Of these, one round of the feed and one of the ticket list. */
  readonly roundCalls: number;
  /** Followed tickets whose status differs from the service's in the end. */
  readonly wrong: number;
  /** Until all tickets were checked and the changes recorded. */
  readonly seconds: number;
  /** Processor time until everything was posted. */
  readonly cpu: number;
}

export interface CycleFigures extends Cycle {
  /** Peak memory of the process, MB. */
  readonly peak: number;
}

/** The bot notices changes in its database by others after its longest sleep, which is 15 s. */
const notice = 17_000;

/** This long without a poll, no poll is running; milliseconds. */
const quiet = 5000;

const rounds = 2;

/**
 * The bot with a service in which all these tickets are linked; every hundredth gets an answer before each cycle. The
 * last cycle counts; the others are warm-up.
 */
export async function measureCycles(
  script: string,
  tickets: BenchTickets,
  environment: Readonly<Record<string, string>>,
): Promise<CycleFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const databaseUrl = `file:${folder}/bench.db`;
  await seedFollowed(databaseUrl, { ...tickets, place: apart, cursor: await tickets.cursor(), dueAt: never() });
  const slack = await startSlackStub();
  const database = await openDatabase(databaseUrl);
  const bot = await startBot(script, { tickets, slackApiUrl: `${slack.url}/api/`, databaseUrl, environment });
  try {
    // The sweep at start would overwrite the due time that we set.
    await until('the first sweep', async () => (await sweptAt(database)) > 0);
    let cycle: Cycle | undefined;
    for (let round = 0; round < rounds; round += 1) {
      await restOf(tickets);
      cycle = await oneCycle(
        tickets,
        database,
        { posts: () => slack.posts(), cpu: () => cpuSeconds(bot.process) },
        round,
      );
    }
    if (cycle === undefined) throw new Error('There was no cycle.');
    return { ...cycle, peak: peakMegabytes(bot.process) };
  } finally {
    await bot.stop();
    slack.close();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Waits until no poll is running: a running one would overwrite the due time that we set. */
async function restOf({ control }: BenchTickets): Promise<void> {
  const polls = () => control.requests().counts.listNewInstantMessages ?? 0;
  let before: number;
  do {
    before = polls();
    await sleep(quiet);
  } while (polls() > before);
}

async function oneCycle(
  tickets: BenchTickets,
  database: Database,
  seen: { readonly posts: () => number; readonly cpu: () => number },
  round: number,
): Promise<Cycle> {
  const { db } = database;
  const changed = changeSome(tickets, round);
  const silent = changeSilently(tickets, round);
  const before = { posts: seen.posts(), cpu: seen.cpu() };
  const start = Date.now() + notice;
  const begin = performance.now() + notice;
  tickets.control.resetRequests();
  await db.updateTable('poll_group').set({ due_at: start }).execute();
  await db.updateTable('sweep').set({ due_at: start }).execute();
  const unread = async () => {
    const { count } = await db
      .selectFrom('poll_group')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('polled_at', '<', start)
      .executeTakeFirstOrThrow();
    return count;
  };
  const recorded = await until(
    'reading all tickets',
    async () => performance.now() > begin && (await unread()) === 0 && (await sweptAt(database)) >= start,
  );
  const { listNewInstantMessages = 0, listCases = 0 } = tickets.control.requests().counts;
  await until('posting all changes', () => seen.posts() - before.posts >= changed + silent);
  return {
    calls: callsOf(tickets),
    roundCalls: listNewInstantMessages + listCases,
    wrong: await wrongStatuses(tickets, db),
    seconds: (recorded - begin) / 1000,
    cpu: seen.cpu() - before.cpu,
  };
}

/** When the last sweep that saw all ended, epoch milliseconds; 0 before the first. */
async function sweptAt({ db }: Database): Promise<number> {
  return (await db.selectFrom('sweep').select('swept_at').executeTakeFirst())?.swept_at ?? 0;
}

/** Every hundredth ticket gets an answer, different ones in each round. @returns how many */
export function changeSome({ control, ids }: BenchTickets, round: number): number {
  const changed = ids.filter((_, index) => index % 100 === (round * 37) % 100);
  for (const id of changed) control.say(id, `Answer ${round}: the console shows a full disk, please make room.`);
  return changed.length;
}

/**
 * Every thousandth ticket, none of those, changes its status without a message, different ones in each round. @returns
 * how many
 */
function changeSilently({ control, ids }: BenchTickets, round: number): number {
  const changed = ids.filter((_, index) => index % 1000 === 550 + round);
  for (const id of changed) control.setStatus(id, 17);
  return changed.length;
}

async function wrongStatuses({ control, ids }: BenchTickets, db: Database['db']): Promise<number> {
  const rows = await db.selectFrom('ticket').select(['id', 'status']).execute();
  const known = new Map(rows.map(({ id, status }) => [id, status]));
  return ids.filter((id) => control.get(id).status !== known.get(id)).length;
}

export function callsOf({ control }: BenchTickets): number {
  return Object.values(control.requests().counts).reduce((sum, count) => sum + count, 0);
}
