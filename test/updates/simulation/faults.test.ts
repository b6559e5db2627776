import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '../../../src/store/database.ts';
import { isFound } from './check.ts';
import { faults } from './faults.ts';
import { openMemory } from './memory.ts';
import { rules } from './rules.ts';

describe('the simulation finds what breaks the promise', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openMemory();
  });
  afterAll(() => database.close());

  it.each(Object.keys(faults))(
    '%s',
    async (name) => {
      const planted = { ...rules, ...faults[name]?.(database) };
      expect(await isFound({ database, rules: planted, smallGroups: false, runs: 1_000, seed: 2 })).toBe(true);
    },
    120_000,
  );
});
