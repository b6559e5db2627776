const day = 24 * 60 * 60 * 1000;

/**
 * When a day begins.
 * @param date `yyyy-MM-dd`
 * @param zone of the form `GMT+8` or `GMT+5:30`
 * @returns epoch milliseconds; undefined where it is no day of the calendar
 */
export function startOfDay(date: string, zone: string): number | undefined {
  const at = Date.parse(`${date}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(at)) return undefined;
  // 2026-02-30 is read as a day of March.
  return new Date(at).toISOString().startsWith(date) ? at - offsetOf(zone) : undefined;
}

/** The last second of a day: queries know whole seconds. */
export function endOfDay(date: string, zone: string): number | undefined {
  const start = startOfDay(date, zone);
  return start === undefined ? undefined : start + day - 1000;
}

/** Milliseconds east of UTC. */
function offsetOf(zone: string): number {
  const [, sign, hours, minutes = '0'] = /^GMT([+-])(\d{1,2})(?::(\d{2}))?$/i.exec(zone) ?? [];
  const size = (Number(hours ?? 0) * 60 + Number(minutes)) * 60 * 1000;
  return sign === '-' ? -size : size;
}
