/** How much time is left for something that has to be done by a certain moment, however many steps it takes. */
export interface Deadline {
  /** Milliseconds, never below 0. */
  readonly left: () => number;
}

/** Where nothing is in a hurry. */
export const noDeadline: Deadline = { left: () => Infinity };

/**
 * @param elapsed milliseconds of a clock that is never set
 * @param isOver whether it is done already: what comes later has all the time it wants
 */
export function createDeadline(milliseconds: number, elapsed: () => number, isOver: () => boolean): Deadline {
  const due = elapsed() + milliseconds;
  return { left: () => (isOver() ? Infinity : Math.max(0, due - elapsed())) };
}
