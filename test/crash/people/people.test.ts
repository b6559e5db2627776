import { afterAll, describe, expect, it } from '@jest/globals';
import { databases } from '../../support/databases.ts';
import { sound } from './judge.ts';
import { play } from './play.ts';
import { tableOf } from './table.ts';

const seed = Number(process.env.CRASH_SEED ?? 7);

// The long form is `npm run test:crash`.
describe.each(databases())('people who instruct a bot that is killed, on $name', (engine) => {
  afterAll(() => engine.cleanup());

  it(`get it done once, and are told so (CRASH_SEED=${seed})`, async () => {
    const outcome = await play({
      databaseUrl: await engine.url(),
      processes: engine.name === 'SQLite' ? 1 : 2,
      instructions: 8,
      people: 4,
      seed,
      times: 20,
      ends: 3,
      news: 1,
      life: 2,
    });
    process.stdout.write(`${tableOf(new Map([[engine.name, outcome]]))}\n`);
    expect(outcome.faults).toEqual([]);
    expect(outcome.verdict).toEqual(sound);
    expect(outcome.exits).toEqual([]);
    expect(outcome.kills + outcome.terms).toBeGreaterThan(0);
    // A busy machine takes long to start processes.
  }, 180_000);
});
