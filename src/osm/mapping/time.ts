import { DateTime } from 'luxon';

/**
 * Reads a time as the service writes it: ISO 8601 with Z, an offset or no zone, `yyyy-MM-dd HH:mm:ss`, with or without
 * fractions, or epoch milliseconds. Without a zone it is UTC, as the official SDKs read it.
 * @returns epoch milliseconds; undefined where it cannot be read, and for 0, which stands for "not yet"
 */
export function parseTime(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) && value > 0 ? value : undefined;
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (/^\d{9,}$/.test(text)) return parseTime(Number(text));
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return undefined;
  const iso = DateTime.fromISO(text, { zone: 'utc' });
  const time = iso.isValid ? iso : DateTime.fromSQL(text, { zone: 'utc' });
  return time.isValid ? time.toMillis() : undefined;
}

/**
 * Writes a time for a query: `yyyy-MM-dd HH:mm:ss` in the zone that X-Time-Zone names.
 * @param zone of the form `GMT+8` or `GMT+5:30`
 */
export function formatTime(at: number, zone: string): string {
  return DateTime.fromMillis(at, { zone: zone.replace(/^GMT/i, 'UTC') }).toFormat('yyyy-MM-dd HH:mm:ss');
}
