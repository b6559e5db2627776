import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { firstAccount } from '../../src/tickets/first-account.ts';
import { openDatabase } from '../../src/store/database.ts';
import type { Collected } from '../../src/updates/collect.ts';
import { databases } from '../support/databases.ts';
import { present } from '../support/present.ts';
import type { FeedHabits } from './fake-service.ts';
import { createWorld, type World } from './world.ts';

const second = 1000;
const minute = 60 * second;

/** Fast intervals, so that half a minute of quiet changes the pace; and nothing that would find by itself what a move lost. */
const timing = {
  pollInterval: 100,
  maxPollInterval: 4 * second,
  followFinal: 10 * minute,
  checkInterval: 1e12,
  callsPerMinute: 6000,
};

const tickets = ['1', '2', '3', '4'];
const ticket = fc.constantFrom(...tickets);

/** What happens between two steps of the polls: words, a status, or words in the middle of the next call. */
const happening = fc.oneof(
  { weight: 5, arbitrary: fc.record({ say: fc.constantFrom('ping', 'pong'), to: ticket }) },
  { weight: 1, arbitrary: fc.record({ say: fc.constantFrom('ping', 'pong'), to: ticket, during: fc.constant(true) }) },
  { weight: 1, arbitrary: fc.record({ status: fc.constantFrom(0, 1, 3), to: ticket }) },
);
type Happening = { to: string } & ({ say: string; during?: boolean } | { status: number });

/**
 * Two polls beside each other: each number is a step of that poll, first its reading, then its recording; a poll that
 * was never claimed has none, and one whose number is missing crashed. Something else happens at the same time as each step.
 */
const round = fc.record({
  wait: fc.constantFrom(100, 500, second, 5 * second, 30 * second, 30 * second, 2 * minute),
  attended: fc.subarray(tickets, { maxLength: 2 }),
  between: fc.boolean(),
  steps: fc.shuffledSubarray([0, 0, 1, 1], { minLength: 3 }),
  happenings: fc.array(fc.array(happening, { maxLength: 2 }), { minLength: 4, maxLength: 4 }),
});
type Round = typeof round extends fc.Arbitrary<infer T> ? T : never;

const habits: fc.Arbitrary<FeedHabits> = fc.record({
  cursor: fc.constantFrom('inclusive' as const, 'exclusive' as const),
  history: fc.boolean(),
  scope: fc.constantFrom('asked' as const, 'account' as const),
});

type Said = Map<string, string[]>;

function happen({ service }: World, said: Said, what: Happening): void {
  if ('status' in what) {
    service.setStatus(what.to, what.status);
    return;
  }
  const say = () => {
    service.say(what.to, what.say);
    said.get(what.to)?.push(what.say);
  };
  if (what.during !== true) {
    say();
    return;
  }
  service.during(() => {
    service.during(() => Promise.resolve());
    say();
    return Promise.resolve();
  });
}

async function play(world: World, said: Said, { wait, attended, between, steps, happenings }: Round): Promise<void> {
  world.wait(wait);
  for (const id of attended) await world.attend(id);
  const claims = [await world.claimPoll(), await world.claimPoll()];
  const collected: (Collected | undefined)[] = [];
  for (const [index, poll] of steps.entries()) {
    for (const what of present(happenings[index])) happen(world, said, what);
    const claim = claims[poll];
    const readings = collected[poll];
    if (claim === undefined) continue;
    if (readings === undefined) collected[poll] = await world.collect(claim);
    else await world.record(claim, readings);
    // A step of a whole poll of its own, in the middle of the others.
    if (between && index === 1) await world.poll();
  }
}

/** Lets everything come to rest: what was claimed is claimed again, what waits is delivered. */
async function rest(world: World): Promise<void> {
  world.service.during(() => Promise.resolve());
  for (const id of tickets) await world.attend(id);
  for (let turn = 0; turn < 6; turn += 1) {
    world.wait(2 * minute);
    await world.poll();
    await world.deliver();
  }
}

describe.each(databases())('tickets that change their pace on $name', (engine) => {
  afterAll(() => engine.cleanup());

  const inMemory = engine.name === 'SQLite';
  const open = () => (inMemory ? openDatabase('file::memory:') : engine.open());
  const courses = inMemory ? Number(process.env.MOVES ?? 30) : 4;

  it('miss nothing and double nothing, whatever is said at whatever moment', async () => {
    let groups = 0;
    await fc.assert(
      fc.asyncProperty(habits, fc.array(round, { minLength: 4, maxLength: 16, size: 'max' }), async (habit, rounds) => {
        const world = createWorld(await open(), habit, timing);
        const said: Said = new Map(tickets.map((id) => [id, []]));
        for (const id of tickets) {
          world.service.add(id);
          await world.link(id, `C${id}`);
        }
        await world.run(second);
        for (const one of rounds) {
          await play(world, said, one);
          groups = Math.max(groups, await countGroups(world));
        }
        await rest(world);
        for (const id of tickets) {
          const told = world.poster.words(`C${id}`).flatMap((one) => /ping|pong/.exec(one) ?? []);
          expect({ id, told: told.sort() }).toEqual({ id, told: present(said.get(id)).sort() });
        }
        await expectSizes(world);
        if (inMemory) await world.database.close();
      }),
      { numRuns: courses },
    );
    expect(groups).toBeGreaterThan(1);
  }, 120_000);
});

async function countGroups({ database: { db } }: World): Promise<number> {
  return (await db.selectFrom('poll_group').select('id').where('size', '>', 0).execute()).length;
}

/** The sizes that groups know are those they have. */
async function expectSizes({ database: { db } }: World): Promise<void> {
  const groups = await db.selectFrom('poll_group').select(['id', 'size']).where('account', '=', firstAccount).execute();
  for (const { id, size } of groups) {
    const members = await db.selectFrom('ticket').select('id').where('group_id', '=', id).execute();
    expect(members).toHaveLength(size);
  }
}
