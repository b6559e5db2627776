import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nextCardDue } from '../../../src/store/cards.ts';
import { openDatabase, type Database } from '../../../src/store/database.ts';
import { nextDeliveryDue } from '../../../src/store/deliveries.ts';
import { isMissingOperation } from '../../../src/osm/index.ts';
import { claimCards, finishCard } from '../../../src/updates/cards.ts';
import { seenOf } from '../../../src/store/tickets.ts';
import { claimDeliveries } from '../../../src/updates/claim.ts';
import { collect } from '../../../src/updates/collect.ts';
import { finishPost } from '../../../src/updates/deliver.ts';
import { claimPoll, nextPollDue } from '../../../src/updates/poll.ts';
import { record } from '../../../src/updates/record.ts';
import { defaultTiming } from '../../../src/updates/timing.ts';
import { median } from '../load.ts';
import { apart, groupId, never, seedFollowed } from './seed.ts';
import type { BenchTickets } from './tickets.ts';

/** Medians of many changes, one at a time, in milliseconds. */
export interface ChangeCost {
  /** From when the change is visible in the API to when it is recorded, without waiting for the poll. */
  readonly recorded: number;
  /** Processor time of all steps except the call, from claiming the poll to editing the card. */
  readonly cpu: number;
}

const changes = 100;
const warmUp = 20;

/** The cost of one change with this many linked tickets: the steps of the running bot, one after the other. */
export async function measureChange(tickets: BenchTickets, links: number): Promise<ChangeCost> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const url = `file:${folder}/bench.db`;
  const ids = tickets.ids.slice(0, links);
  await seedFollowed(url, { ...tickets, ids, place: apart, cursor: await tickets.cursor(), dueAt: never() });
  const database = await openDatabase(url);
  const costs: ChangeCost[] = [];
  try {
    for (let number = 0; number < warmUp + changes; number += 1) {
      const index = Math.floor((number * 0.618 * links) % links);
      const cost = await oneChange(tickets, database, { id: ids[index] ?? '', group: groupId(index), number });
      if (number >= warmUp) costs.push(cost);
    }
    return { recorded: median(costs.map(({ recorded }) => recorded)), cpu: median(costs.map(({ cpu }) => cpu)) };
  } finally {
    await database.close();
    rmSync(folder, { recursive: true });
  }
}

async function oneChange(
  { control, service }: BenchTickets,
  database: Database,
  { id, group, number }: { readonly id: string; readonly group: string; readonly number: number },
): Promise<ChangeCost> {
  const { db } = database;
  const timing = { ...defaultTiming, callsPerMinute: 1_000_000, spacing: 0 };
  const turn = { owner: 'bench', timing };
  const context = () => ({ now: Date.now(), timing, random: Math.random });
  await db.updateTable('poll_group').set({ due_at: 0 }).where('id', '=', group).execute();

  control.say(id, `Answer ${number}: the console shows a full disk, please make room.`);
  const visible = performance.now();
  const start = cpu();
  await nextPollDue(database, { ...turn, now: Date.now() });
  const poll = present(await claimPoll(database, { ...turn, now: Date.now() }));
  const called = cpu();
  const collected = await collect(poll, {
    ...{ service, isMissingOperation, now: Date.now, random: Math.random, timing },
    seenOf: (tickets) => seenOf(db, tickets),
  });
  const answered = cpu();
  const events = await record(database, poll, collected, context());
  const recorded = performance.now();
  if (events !== 1) throw new Error(`${String(events)} events instead of one`);

  await nextDeliveryDue(db);
  const newId = () => crypto.randomUUID();
  const [delivery] = await claimDeliveries(database, { ...turn, now: Date.now(), newId }, 1);
  await finishPost(database, present(delivery), { outcome: 'posted', ts: '1.1' }, context());
  await nextCardDue(db);
  const [card] = await claimCards(database, { ...turn, now: Date.now() }, 1);
  await finishCard(database, present(card), { outcome: 'posted', ts: '1.1' }, context());
  return { recorded: recorded - visible, cpu: cpu() - start - (answered - called) };
}

/** Processor time of this process, milliseconds. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function present<T>(claim: T | undefined): T {
  if (claim === undefined) throw new Error('There was nothing to claim.');
  return claim;
}
