import { DateTime } from 'luxon';

/**
 * A smaller number counts seconds: as milliseconds it would be before 1973-03-04. `create_time` of diagnoses has bounds (0 to
 * 2,147,483,647; reference, ListDiagnoseJob) that nothing but seconds fits; other longs are up to 2^63-1.
 */
const secondsBelow = 1e11;

/** The latest time of ECMAScript, milliseconds: what is greater stands for "never". */
const latest = 8.64e15;

/**
 * Reads a time as the service writes it: ISO 8601 with Z, an offset or no zone, `yyyy-MM-dd HH:mm:ss`, with or without
 * fractions, or the epoch's milliseconds or seconds. Without a zone it is UTC, as the official SDKs read it.
 * @returns epoch milliseconds; undefined where it cannot be read, and for 0, which stands for "not yet"
 */
export function parseTime(value: unknown): number | undefined {
  if (typeof value === 'number') return epoch(value);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (/^\d{9,}$/.test(text)) return parseTime(Number(text));
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return undefined;
  const iso = DateTime.fromISO(text, { zone: 'utc' });
  const time = iso.isValid ? iso : DateTime.fromSQL(text, { zone: 'utc' });
  return time.isValid ? time.toMillis() : undefined;
}

function epoch(value: number): number | undefined {
  const time = value < secondsBelow ? value * 1000 : value;
  return time > 0 && time <= latest ? time : undefined;
}

/**
 * Writes a time for a query: `yyyy-MM-dd HH:mm:ss` in the zone that X-Time-Zone names.
 * @param zone of the form `GMT+8` or `GMT+5:30`
 */
export function formatTime(at: number, zone: string): string {
  return DateTime.fromMillis(at, { zone: zone.replace(/^GMT/i, 'UTC') }).toFormat('yyyy-MM-dd HH:mm:ss');
}
