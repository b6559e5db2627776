import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Database } from '../../../src/store/database.ts';
import { findBroken, ordinary } from './check.ts';
import { openMemory } from './memory.ts';
import { rules } from './rules.ts';

/** Tests the promise; in two files of tests, so that they run at the same time. */
export function testPromise(smallGroups: boolean): void {
  let database: Database;
  beforeAll(async () => {
    database = await openMemory();
  });
  afterAll(() => database.close());

  // Each file plays histories of its own.
  const { runs } = ordinary;
  const seed = smallGroups ? -ordinary.seed : ordinary.seed;
  const name = `${runs} histories from seed ${seed}`;
  it(
    `tells each update once and in order, tells nothing else, and leaves cards that show the last state (${name})`,
    async () => {
      const broken = await findBroken({ database, rules, smallGroups, runs, seed });
      if (broken !== undefined) throw new Error(broken);
      expect(broken).toBeUndefined();
    },
    60_000 + runs * 1_000,
  );
}
