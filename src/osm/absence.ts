/** Milliseconds until something that was not offered is asked for again: at first, and at most. */
const first = 60 * 60 * 1000;
const longest = 24 * first;

/**
 * Remembers for a while that something is not offered. An account gets new operations, and a gateway may be set up wrong for
 * an hour: nothing is ruled out for good.
 */
export interface Absence {
  /** Whether it is not to be asked for now. */
  lasts(): boolean;
  /** When it may be asked for again, epoch milliseconds. */
  until(): number;
  /** It was not there, again perhaps: the next interval is twice as long, up to a day. */
  begin(): void;
  /** It is there. */
  end(): void;
}

/** @param now epoch milliseconds */
export function createAbsence(now: () => number): Absence {
  let interval = 0;
  let until = 0;
  const lasts = () => now() < until;
  return {
    lasts,
    until: () => until,
    begin: () => {
      // Callers at the same time find the same absence.
      if (lasts()) return;
      interval = Math.min(longest, interval === 0 ? first : interval * 2);
      until = now() + interval;
    },
    end: () => {
      interval = 0;
      until = 0;
    },
  };
}
