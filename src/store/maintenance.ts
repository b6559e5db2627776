const hour = 60 * 60 * 1000;

/**
 * Clears out old rows by the way: the first call and then one call an hour waits for `purge`, all others return at
 * once, so that tables stay small without a timer.
 * @returns a function of the present time, epoch milliseconds
 */
export function createMaintenance(purge: (now: number) => Promise<unknown>): (now: number) => Promise<void> {
  let due = -Infinity;
  return async (now) => {
    if (now < due) return;
    due = now + hour;
    await purge(now);
  };
}
