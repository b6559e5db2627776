/** The first and the longest interval, in milliseconds, before the client asks again for something that wasn't offered. */
const first = 60 * 60 * 1000;
const longest = 24 * first;

/**
 * Remembers for a while that the service doesn't offer something. Never for good: accounts get new operations, and a gateway
 * may be misconfigured for an hour.
 */
export interface Unavailable {
  /** Whether not to ask for it now. */
  lasts(): boolean;
  /** When to ask for it again, epoch milliseconds. */
  until(): number;
  /** Notes that it isn't offered. Each time in a row, the interval doubles, up to a day. */
  begin(): void;
  /** Notes that it is offered. */
  end(): void;
}

/** @param now the current time, epoch milliseconds */
export function createUnavailable(now: () => number): Unavailable {
  let interval = 0;
  let until = 0;
  const lasts = () => now() < until;
  return {
    lasts,
    until: () => until,
    begin: () => {
      // Calls made at the same time find the same absence, which counts once.
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
