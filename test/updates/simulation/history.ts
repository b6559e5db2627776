import fc from 'fast-check';
import { commands } from './phrases.ts';
import type { Command } from './commands.ts';
import { fates, type Fates } from './fates.ts';
import type { Habits } from './ticket-api.ts';

export interface History {
  readonly habits: Habits;
  readonly smallGroups: boolean;
  readonly fates: Fates;
  readonly commands: readonly Command[];
}

export function historiesOf(smallGroups: boolean): fc.Arbitrary<History> {
  return fc.record({
    habits: fc.record({
      cursor: fc.constantFrom('inclusive', 'exclusive'),
      scope: fc.constantFrom('asked', 'account'),
      history: fc.boolean(),
      deleted: fc.constantFrom('refuses', 'omits'),
      old: fc.constantFrom('works', 'works', 'refused', 'ignored'),
    }),
    smallGroups: fc.constant(smallGroups),
    fates,
    // Padded groups look too big to be read ticket by ticket: there the feed stays.
    commands: smallGroups ? commands.map((all) => all.filter((one) => one.do !== 'feed')) : commands,
  });
}
