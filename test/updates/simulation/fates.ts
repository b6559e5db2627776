import fc from 'fast-check';

/** The kinds of calls that the processes make. */
export const calls = ['post', 'find', 'edit', 'feed', 'read', 'list', 'unread', 'reply'] as const;

export type Call = (typeof calls)[number];

/**
 * What becomes of one call. `fine`: effect and answer. `lost`: effect, but no answer. `dropped`: neither. `throttled`,
 * `failed`, `refused`: an answer that says so, no effect. `foreign`: something else answers. `slow`: fine, but later than any
 * claim holds. `partial`: a feed, or a page of a list, that leaves out a ticket. `denied`: the service says that there is no
 * such ticket, although there is.
 */
export interface Fate {
  readonly how:
    'fine' | 'lost' | 'dropped' | 'throttled' | 'failed' | 'refused' | 'foreign' | 'slow' | 'partial' | 'denied';
  /** When the effect comes, where the answer does not come before; milliseconds after the call. */
  readonly effect: number;
  /** When the caller knows; milliseconds after the call. */
  readonly answer: number;
}

/** The fates of the first calls of each kind; all that come later are fine. */
export type Fates = Readonly<Record<Call, readonly Fate[]>>;

const quick: Fate = { how: 'fine', effect: 100, answer: 200 };

/** Deals out the fates of a history one by one. */
export interface Dealer {
  readonly deal: (call: Call) => Fate;
  /** From now on all goes well. */
  readonly repair: () => void;
}

export function createDealer(fates: Fates): Dealer {
  const dealt: Partial<Record<Call, number>> = {};
  let mended = false;
  return {
    deal(call) {
      const number = dealt[call] ?? 0;
      dealt[call] = number + 1;
      return (mended ? undefined : fates[call][number]) ?? quick;
    },
    repair: () => void (mended = true),
  };
}

/** Up to just under the settle time of 30 s; a call is given up on after 10 s. */
const effects = [0, 100, 3_000, 9_000, 15_000, 29_998];
const answers = [50, 1_000, 10_000];

const how: Record<Call, readonly Fate['how'][]> = {
  post: ['lost', 'lost', 'dropped', 'dropped', 'throttled', 'failed'],
  find: ['dropped', 'throttled', 'failed'],
  edit: ['lost', 'dropped', 'throttled', 'failed'],
  feed: ['failed', 'refused', 'foreign', 'throttled', 'slow', 'partial'],
  read: ['failed', 'refused', 'foreign', 'throttled', 'slow', 'denied'],
  list: ['failed', 'refused', 'foreign', 'throttled', 'slow', 'partial', 'partial'],
  unread: ['failed', 'foreign'],
  reply: ['lost', 'dropped', 'failed', 'foreign'],
};

function fateOf(call: Call): fc.Arbitrary<Fate> {
  return fc.record({
    how: fc.oneof(
      { weight: 1, arbitrary: fc.constant('fine' as const) },
      { weight: 1, arbitrary: fc.constantFrom(...how[call]) },
    ),
    effect: fc.constantFrom(...(call === 'reply' ? effects.slice(0, 4) : effects)),
    answer: fc.constantFrom(...answers),
  });
}

export const fates: fc.Arbitrary<Fates> = fc.record({
  post: fc.array(fateOf('post'), { maxLength: 6 }),
  find: fc.array(fateOf('find'), { maxLength: 4 }),
  edit: fc.array(fateOf('edit'), { maxLength: 3 }),
  feed: fc.array(fateOf('feed'), { maxLength: 4 }),
  read: fc.array(fateOf('read'), { maxLength: 4 }),
  list: fc.array(fateOf('list'), { maxLength: 6 }),
  unread: fc.array(fateOf('unread'), { maxLength: 1 }),
  reply: fc.array(fateOf('reply'), { maxLength: 2 }),
});
