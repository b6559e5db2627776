import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '../../../src/store/database.ts';
import { isFound } from './check.ts';
import { faults } from './faults.ts';
import { openMemory } from './memory.ts';
import { rules, type Rules } from './rules.ts';

type Name = keyof typeof faults;

/**
 * From which seed on histories are played for each fault: one that finds it soon. Where what histories are made of changes,
 * a fault may need another one; one that no seed finds is a gap of the simulation.
 */
const seeds: Readonly<Record<Name, number>> = {
  'no look-up before a second try': 3,
  'a notice sent again without a look': 5,
  'no settle time': 1,
  'calls that their claim does not cover': 7,
  'the attempt written after the call': 1,
  'a delivery claimed past an earlier one': 1,
  'the cursor of a poll whose turn is over, kept without what it read': 1,
  'deliveries of a process that is taken for dead, freed at once like its polls': 1,
  'a reading recorded over a newer state of the ticket': 2,
  'the cursor moved before the transaction': 1,
  'own replies that are not recognised': 1,
  'a card that was found, taken for one of the newest state': 1,
  'a card taken for newer than it is': 7,
  'one absence trusted': 1,
  'what an incomplete sweep does not show, taken for ended': 2,
  'the cursor of the last call': 1,
  'a read mark taken for the status': 1,
  'no reading of tickets that the lists do not show': 2,
  'no doubt about a ticket that joins': 3,
  'no look at tickets that are gone': 1,
  'a foreign 404, taken for the end of a ticket': 3,
  'a foreign {}, taken for a ticket': 1,
  'labels that could not be read, taken for an empty list': 5,
};

/** Several times what each of the seeds needs. */
const runs = 150;

describe('the simulation finds what breaks the promise', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openMemory();
  });
  afterAll(() => database.close());

  it.each(Object.keys(faults) as Name[])(
    '%s',
    async (name) => {
      const planted: Partial<Rules> = faults[name](database);
      const seed = seeds[name];
      expect(await isFound({ database, rules: { ...rules, ...planted }, smallGroups: false, runs, seed })).toBe(true);
    },
    120_000,
  );
});
