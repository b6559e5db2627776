import { DateTime } from 'luxon';

/**
 * X-Time-Zone, and the zone of times without one. The reference says of every operation that times are handled in the zone
 * that the header names; the official SDKs read answers without a zone as UTC. Asked for in UTC, both are the same, so that a
 * message has one time whichever operation serves it.
 */
export const zone = 'GMT+0';

/** Numbers below this are seconds: as milliseconds they would lie before 1973-03-03. The API has longs of both kinds. */
const leastMilliseconds = 1e11;

/** The latest time of ECMAScript, milliseconds. Longs of the API are up to 2^63-1, which stands for "never". */
const latest = 8.64e15;

/**
 * Reads a time as the service writes it: ISO 8601 with Z, an offset or no zone, `yyyy-MM-dd HH:mm:ss`, with or without
 * fractions, or epoch seconds or milliseconds, also as text.
 * @returns epoch milliseconds; undefined where it cannot be read, and for 0, which stands for "not yet"
 */
export function parseTime(value: unknown): number | undefined {
  if (typeof value === 'number') {
    const time = value < leastMilliseconds ? value * 1000 : value;
    return time > 0 && time <= latest ? time : undefined;
  }
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (/^\d{9,}$/.test(text)) return parseTime(Number(text));
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return undefined;
  const iso = DateTime.fromISO(text, { zone: 'utc' });
  const time = iso.isValid ? iso : DateTime.fromSQL(text, { zone: 'utc' });
  return time.isValid ? time.toMillis() : undefined;
}

/** Writes a time for a query: `yyyy-MM-dd HH:mm:ss` in the zone that X-Time-Zone names, which is UTC. */
export function formatTime(at: number): string {
  return DateTime.fromMillis(at, { zone: 'utc' }).toFormat('yyyy-MM-dd HH:mm:ss');
}
