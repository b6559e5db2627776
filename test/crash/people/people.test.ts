import { afterAll, describe, expect, it } from '@jest/globals';
import { databases } from '../../support/databases.ts';
import { seedFrom } from '../chance.ts';
import { sound } from './judge.ts';
import { play } from './play.ts';
import { tableOf } from './table.ts';

const seed = seedFrom(process.env);

// The long form is `npm run test:crash -- people`.
describe.each(databases())('what people ask for while processes are killed, on $name', (engine) => {
  afterAll(() => engine.cleanup());

  it(`is done once, and they are told so (CRASH_SEED=${seed})`, async () => {
    const outcome = await play({
      databaseUrl: await engine.url(),
      processes: engine.name === 'SQLite' ? 1 : 2,
      instructions: 40,
      people: 10,
      seed,
      times: 15,
    });
    process.stdout.write(`${tableOf(new Map([[engine.name, outcome]]))}\n`);
    expect(outcome.faults).toEqual([]);
    expect(outcome.verdict).toEqual(sound);
    expect(outcome.exits).toEqual([]);
    expect(outcome.kills).toBeGreaterThan(0);
    // A busy machine takes long to start processes.
  }, 300_000);
});
