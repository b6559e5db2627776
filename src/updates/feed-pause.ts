const minute = 60_000;
const hour = 60 * minute;

/**
 * How many consecutive failures of the feed are tolerated, while tickets can be read, before tickets are read without
 * it.
 */
const patientFailures = 3;

/**
 * How long tickets are read without the feed, in milliseconds; undefined means that the next turn tries it again. A
 * feed that doesn't exist for the account is tried again after an hour, then after twice as long each time, up to a
 * day; one that fails, after a minute up to an hour.
 * @param failures consecutive failures, including this one
 */
export function feedPause(why: 'missing' | 'failed', failures: number): number | undefined {
  if (why === 'missing') return Math.min(24 * hour, hour * 2 ** Math.min(failures - 1, 10));
  if (failures < patientFailures) return undefined;
  return Math.min(hour, minute * 2 ** Math.min(failures - patientFailures, 10));
}
