import fc from 'fast-check';

/** How the API behaves where its reference leaves it open, all along a history. */
export interface Habits {
  /** Whether the cursor's own message comes again. */
  readonly cursor: 'inclusive' | 'exclusive';
  /** Whether the cursor is the newest message of the tickets asked for, or of the whole account. */
  readonly scope: 'asked' | 'account';
  /** A cursor is a place in the order in which messages are shown, or written: then a late one is behind a newer cursor. */
  readonly order: 'shown' | 'written';
  /** Whether the first call, without a cursor, gives what was before. */
  readonly history: boolean;
  /** Whether the feed refuses a group that has a ticket it does not know, or leaves the ticket out. */
  readonly deleted: 'refuses' | 'omits';
  /** What the feed makes of a cursor that it gave long ago: goes on, refuses it, or begins anew without a word. */
  readonly old: 'works' | 'refused' | 'ignored';
  /**
   * `missing`: there is no feed. `fails`, `slow`, `empty`: always. `repeats`: all messages with each call. `skips`: one of
   * three is never given.
   */
  readonly feed: 'good' | 'missing' | 'fails' | 'slow' | 'empty' | 'repeats' | 'reorders' | 'skips';
  readonly unread: 'works' | 'missing' | 'fails';
  /** What the list makes of several statuses at once. */
  readonly several: 'filtered' | 'unfiltered' | 'refused' | 'first';
  /** `shuffled`: each page is of another order. */
  readonly pages: 'steady' | 'shuffled';
  /** How old what the list shows is, milliseconds. */
  readonly lag: 0 | 45_000;
  /** Whether the group's list has the user's own tickets too; undefined: no group is configured. */
  readonly group: 'widens' | 'replaces' | undefined;
  /** Where a removed ticket still is, with its status: nowhere, in lists, everywhere. */
  readonly removed: 'nowhere' | 'listed' | 'shown';
  /** How many more open tickets the account has; enough for two pages, or none. */
  readonly others: 0 | 150;
  /** Whether those come and go between two pages. */
  readonly churn: boolean;
  /** Whether the bot relies on one list of several statuses from the start. */
  readonly relied: boolean;
  /** Whether enough tickets are followed that a list for each status is worth its calls. */
  readonly crowd: boolean;
}

/** A feed that loses messages for good: what it lost comes with the daily reading of each ticket. */
export function isLossy({ feed }: Habits): boolean {
  return feed === 'skips' || feed === 'empty';
}

const maxly = <T>(usual: T, ...others: T[]) =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) });

export const habits: fc.Arbitrary<Habits> = fc.record({
  cursor: fc.constantFrom('inclusive', 'exclusive'),
  scope: fc.constantFrom('asked', 'account'),
  order: fc.constantFrom('shown', 'written'),
  history: fc.boolean(),
  deleted: fc.constantFrom('refuses', 'omits'),
  old: maxly<Habits['old']>('works', 'refused', 'ignored'),
  feed: maxly<Habits['feed']>('good', 'missing', 'fails', 'slow', 'empty', 'repeats', 'reorders', 'skips'),
  unread: maxly<Habits['unread']>('works', 'missing', 'fails'),
  several: fc.constantFrom('filtered', 'unfiltered', 'refused', 'first'),
  pages: maxly<Habits['pages']>('steady', 'shuffled'),
  lag: maxly<Habits['lag']>(0, 45_000),
  group: maxly<Habits['group']>(undefined, 'widens', 'replaces'),
  removed: fc.constantFrom('nowhere', 'nowhere', 'listed', 'shown'),
  others: maxly<Habits['others']>(0, 150),
  churn: fc.boolean(),
  relied: fc.boolean(),
  crowd: fc.boolean(),
});
