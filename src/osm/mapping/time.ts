import { DateTime } from 'luxon';

/**
 * X-Time-Zone, and the zone of times without one. The reference says for every operation that times are in the header's zone;
 * the official SDKs read times without a zone as UTC. With UTC in the header both agree, so a message has the same time in the
 * answers of all operations.
 */
export const zone = 'GMT+0';

/** Smaller numbers are seconds: as milliseconds they would be before 1973-03-03. The API has both. */
const leastMilliseconds = 1e11;

/** The latest time in ECMAScript, milliseconds. The API's numbers go up to 2^63-1, which means "never". */
const latest = 8.64e15;

/**
 * Reads a time in any form that the service uses: ISO 8601 with Z, an offset, or no zone; `yyyy-MM-dd HH:mm:ss`, with or without
 * fractions; epoch seconds or milliseconds, as a number or a string.
 * @returns epoch milliseconds; undefined if it can't be read, and for 0, which means "not yet"
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

/** Formats a time for a query: `yyyy-MM-dd HH:mm:ss` in UTC, the zone in X-Time-Zone. @param at epoch milliseconds */
export function formatTime(at: number): string {
  return DateTime.fromMillis(at, { zone: 'utc' }).toFormat('yyyy-MM-dd HH:mm:ss');
}
