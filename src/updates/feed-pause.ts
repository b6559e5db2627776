const minute = 60_000;
const hour = 60 * minute;

/** A feed that fails while tickets can be read is asked with each turn so often, before tickets are read without it. */
const patientFailures = 3;

/**
 * How long tickets are read without the feed, milliseconds; undefined: it is asked again with the next turn. One that does
 * not exist for the account is asked again after an hour, then after twice as long, up to a day; one that fails, from a
 * minute up to an hour.
 * @param failures in a row, this one included
 */
export function feedPause(why: 'missing' | 'failed', failures: number): number | undefined {
  if (why === 'missing') return Math.min(24 * hour, hour * 2 ** Math.min(failures - 1, 10));
  if (failures < patientFailures) return undefined;
  return Math.min(hour, minute * 2 ** Math.min(failures - patientFailures, 10));
}
