import fc from 'fast-check';
import type { Database } from '../../../src/store/database.ts';
import { historiesOf, type History } from './history.ts';
import type { Rules } from './rules.ts';
import { simulate } from './simulate.ts';

export interface Search {
  readonly database: Database;
  readonly rules: Rules;
  /** Whether groups hold only two tickets; see `world.ts`. */
  readonly smallGroups: boolean;
  readonly runs: number;
  readonly seed: number;
}

/**
 * How many histories a test plays, and from which seed. Always the same ones, so that what passed passes again; others
 * with `SIMULATION_SEED=7`, more with `SIMULATION_RUNS=10000` (for each of the two tests). Many a planted fault takes more
 * than a hundred: let more run after a change of the protocol.
 */
export const ordinary = {
  runs: Number(process.env.SIMULATION_RUNS ?? 300),
  seed: Number(process.env.SIMULATION_SEED ?? 1),
};

/** Plays histories until one breaks a promise; answers the shortest such history that was found, for people to read. */
export async function findBroken({ database, rules, smallGroups, runs, seed }: Search): Promise<string | undefined> {
  const property = fc.asyncProperty(historiesOf(smallGroups), async (history) => {
    const { complaints, story } = await simulate(database, rules, history);
    if (complaints.length > 0) throw new Error(tell(history, complaints, story));
  });
  const { failed, errorInstance, numRuns, counterexamplePath } = await fc.check(property, { numRuns: runs, seed });
  if (!failed) return undefined;
  const story = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  return `seed ${seed}, history ${numRuns}, path ${String(counterexamplePath)}\n${story}`;
}

/** Whether one of the histories breaks a promise; it need not be the shortest. */
export async function isFound({ database, rules, smallGroups, runs, seed }: Search): Promise<boolean> {
  const property = fc.asyncProperty(historiesOf(smallGroups), async (history) => {
    return (await simulate(database, rules, history)).complaints.length === 0;
  });
  return (await fc.check(property, { numRuns: runs, seed, endOnFailure: true })).failed;
}

function tell(
  { habits, fates, commands, revealed }: History,
  complaints: readonly string[],
  story: readonly string[],
): string {
  const given = [habits, fates, ...commands, { revealed }].map((part) => JSON.stringify(part));
  return ['Broken:', ...complaints, '', 'What happened:', ...story, '', 'From:', ...given].join('\n');
}
