/**
 * Whether a pause that is kept in memory still lasts. If more than the longest pause is left, the clock was ahead when the pause
 * began and was set back since, so the pause is over.
 * @param longest milliseconds
 */
export function isPaused({ until, now, longest }: Pause): boolean {
  return until > now && until - now <= longest;
}

export interface Pause {
  /** When the pause ends, epoch milliseconds like `now`. */
  readonly until: number;
  readonly now: number;
  readonly longest: number;
}
