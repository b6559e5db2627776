import { afterAll, describe, expect, it } from '@jest/globals';
import { databases } from '../support/databases.ts';
import { seedFrom } from './chance.ts';
import { play } from './play.ts';
import { sound } from './judge.ts';
import { tableOf } from './table.ts';

const seed = seedFrom(process.env);

// The long form is `npm run test:crash`.
describe.each(databases())('killed processes, on $name', (engine) => {
  afterAll(() => engine.cleanup());

  it(`lose nothing, double nothing, keep the order (CRASH_SEED=${seed})`, async () => {
    const outcome = await play({
      databaseUrl: await engine.url(),
      processes: engine.name === 'SQLite' ? 1 : 2,
      updates: 16,
      tickets: 2,
      seed,
      times: 20,
    });
    const table = tableOf(new Map([[engine.name, outcome]]));
    process.stdout.write(`${table}\n`);
    expect(outcome.faults).toEqual([]);
    expect(outcome.verdict).toEqual(sound);
    expect(outcome.falselyEnded).toBe(0);
    expect(outcome.exits).toEqual([]);
    expect(outcome.foreign).toBeGreaterThan(0);
    expect(outcome.kills).toBeGreaterThan(0);
    // Starting processes takes long on a busy machine.
  }, 180_000);
});
