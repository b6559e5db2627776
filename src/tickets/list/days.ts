import { DateTime } from 'luxon';

/**
 * When a day begins.
 * @param date `yyyy-MM-dd`
 * @param zone a name such as Europe/Berlin; without one, or for one that is not known, UTC
 * @returns epoch milliseconds; undefined where it is no day of the calendar
 */
export function startOfDay(date: string, zone?: string): number | undefined {
  return dayOf(date, zone)?.startOf('day').toMillis();
}

/** The last second of a day: queries know whole seconds. A day has 23 or 25 hours where the clocks change. */
export function endOfDay(date: string, zone?: string): number | undefined {
  return dayOf(date, zone)?.endOf('day').startOf('second').toMillis();
}

function dayOf(date: string, zone = 'utc'): DateTime | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined;
  const [local, inUtc] = [zone, 'utc'].map((one) => DateTime.fromISO(date, { zone: one }));
  const day = local?.isValid === true ? local : inUtc;
  return day?.isValid === true ? day : undefined;
}
