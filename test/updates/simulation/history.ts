import fc from 'fast-check';
import { commands } from './phrases.ts';
import type { Command } from './commands.ts';
import { fates, type Fates } from './fates.ts';
import { habits, type Habits } from './habits.ts';

export interface History {
  readonly habits: Habits;
  readonly smallGroups: boolean;
  readonly fates: Fates;
  readonly commands: readonly Command[];
  /** In the end, when all has come to rest, the account sees again what was hidden. */
  readonly revealed: boolean;
}

export function historiesOf(smallGroups: boolean): fc.Arbitrary<History> {
  return fc.record({
    habits,
    smallGroups: fc.constant(smallGroups),
    fates,
    commands,
    revealed: fc.boolean(),
  });
}
