import { DateTime, FixedOffsetZone } from 'luxon';
import type { TimeForm } from '../habits.ts';
import { business } from '../gateway/refusal.ts';
import type { Call } from './call.ts';

const forms: Readonly<Record<Exclude<TimeForm, 'mixed'>, string>> = {
  zulu: "yyyy-MM-dd'T'HH:mm:ss'Z'",
  'no-zone': "yyyy-MM-dd'T'HH:mm:ss",
  space: 'yyyy-MM-dd HH:mm:ss',
  offset: "yyyy-MM-dd'T'HH:mm:ssZZ",
  fraction: "yyyy-MM-dd'T'HH:mm:ss.SSSZZ",
};

/** A time as the service writes it. Forms without a zone are in UTC, the others say their zone. */
export function stamp(call: Call, at: number): string {
  return stampAs(call.context.settings.habits.times, call.zone, at);
}

/**
 * @param zone minutes east of UTC, for forms that name an offset
 * @param at epoch milliseconds
 */
function stampAs(form: TimeForm, zone: number, at: number): string {
  const names = Object.keys(forms) as (keyof typeof forms)[];
  const chosen = form === 'mixed' ? (names[Math.floor(at / 1000) % names.length] ?? 'zulu') : form;
  const named = chosen === 'offset' || chosen === 'fraction';
  return DateTime.fromMillis(at, { zone: named ? FixedOffsetZone.instance(zone) : 'utc' }).toFormat(forms[chosen]);
}

/** A time that is a plain string, the form of which is not documented. To the second. */
export function plainTime(call: Call, at: number): string {
  const { plainTimes } = call.context.settings.habits;
  return plainTimes === 'milliseconds' ? String(at) : stampAs(plainTimes, call.zone, at);
}

/** An optional time. */
export function stampMaybe(call: Call, at: number | undefined): string | undefined {
  return at === undefined ? undefined : stamp(call, at);
}

/**
 * Reads a time of a query: `yyyy-MM-dd HH:mm:ss` in the zone of X-Time-Zone; or any form the service writes.
 * @returns epoch milliseconds
 */
export function readTime(call: Call, value: string | undefined, fallback: number): number {
  if (value === undefined) return fallback;
  const plain = DateTime.fromFormat(value, forms.space, { zone: FixedOffsetZone.instance(call.zone) });
  const time = plain.isValid ? plain : DateTime.fromISO(value, { zone: 'utc' });
  if (!time.isValid) throw business('OSM.01010001', `${value} is not a time of the form yyyy-MM-dd HH:mm:ss`);
  return time.toMillis();
}

/** Minutes east of UTC of a zone such as `GMT+8` or `GMT-03:30`; undefined for anything else. */
export function parseZone(value: string): number | undefined {
  const match = /^GMT([+-])(\d{1,2})(?::([0-5]\d))?$/.exec(value);
  if (match === null) return undefined;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  if (minutes > 14 * 60) return undefined;
  return match[1] === '-' ? -minutes : minutes;
}
