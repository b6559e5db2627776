import { afterAll, describe, expect, it } from '@jest/globals';
import { databases } from '../../support/databases.ts';
import { sound } from './judge.ts';
import { play } from './play.ts';
import { tableOf } from './table.ts';

/** Always the same, so that what is asked for, and at which calls processes are killed, is too; `npm run test:crash` draws its own. */
const seed = Number(process.env.CRASH_SEED ?? 12);

const engines = databases();

describe('what people ask for while processes are killed', () => {
  afterAll(() => Promise.all(engines.map((engine) => engine.cleanup())));

  // Nearly all of it is waiting, so they are played at the same time. The long form is `npm run test:crash -- people`.
  it.concurrent.each(engines)(
    `is done once, and they are told so, on $name (CRASH_SEED=${seed})`,
    async (engine) => {
      const outcome = await play({
        databaseUrl: await engine.url(),
        processes: engine.name === 'SQLite' ? 1 : 2,
        instructions: 24,
        people: 12,
        seed,
        times: 15,
        ends: 3,
        news: 1,
      });
      process.stdout.write(`${tableOf(new Map([[engine.name, outcome]]))}\n`);
      expect(outcome.faults).toEqual([]);
      expect(outcome.verdict).toEqual(sound);
      expect(outcome.exits).toEqual([]);
      expect(outcome.kills).toBeGreaterThan(0);
      // A busy machine takes long to start processes.
    },
    300_000,
  );
});
