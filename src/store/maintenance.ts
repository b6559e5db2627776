const hour = 60 * 60 * 1000;

/**
 * Deletes old rows as a side effect of other work, so that tables stay small without a timer: the first call, and then
 * one call per hour, waits for `purge`; all others return immediately.
 * @returns a function that takes the current time, epoch milliseconds
 */
export function createMaintenance(purge: (now: number) => Promise<unknown>): (now: number) => Promise<void> {
  let due = -Infinity;
  return async (now) => {
    if (now < due) return;
    due = now + hour;
    await purge(now);
  };
}
