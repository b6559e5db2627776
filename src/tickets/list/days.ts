import { DateTime } from 'luxon';

/**
 * The start of a day.
 * @param date `yyyy-MM-dd`
 * @param zone a name such as Europe/Berlin; UTC if absent or unknown
 * @returns epoch milliseconds; undefined if it is not a calendar day
 */
export function startOfDay(date: string, zone?: string): number | undefined {
  return dayOf(date, zone)?.startOf('day').toMillis();
}

/** The last second of a day: queries use full seconds. A day has 23 or 25 hours when the clocks change. */
export function endOfDay(date: string, zone?: string): number | undefined {
  return dayOf(date, zone)?.endOf('day').startOf('second').toMillis();
}

function dayOf(date: string, zone = 'utc'): DateTime | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined;
  const [local, inUtc] = [zone, 'utc'].map((one) => DateTime.fromISO(date, { zone: one }));
  const day = local?.isValid === true ? local : inUtc;
  return day?.isValid === true ? day : undefined;
}
