/**
 * Whether a pause that is held in memory goes on. One that is longer than any can be was begun by a clock that was ahead and
 * has been set back since: it is over.
 * @param longest milliseconds
 */
export function stillWaits({ until, now, longest }: Pause): boolean {
  return until > now && until - now <= longest;
}

export interface Pause {
  /** Epoch milliseconds, as `now`. */
  readonly until: number;
  readonly now: number;
  readonly longest: number;
}
