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

/** A time as formatted by the service. */
export function stamp(call: Call, at: number): string {
  return stampAs(call, call.context.settings.habits.times, at);
}

/** @param at epoch milliseconds */
function stampAs(call: Call, form: TimeForm, at: number): string {
  const names = Object.keys(forms) as (keyof typeof forms)[];
  const chosen = form === 'mixed' ? (names[Math.floor(at / 1000) % names.length] ?? 'zulu') : form;
  const zone = chosen === 'zulu' ? 0 : chosen === 'no-zone' || chosen === 'space' ? zoneless(call) : call.zone;
  return DateTime.fromMillis(at, { zone: FixedOffsetZone.instance(zone) }).toFormat(forms[chosen]);
}

/** The zone of times without one, in minutes east of UTC. */
function zoneless(call: Call): number {
  const { zone } = call.context.settings.habits;
  return zone === 'header' ? call.zone : zone === 'utc' ? 0 : 8 * 60;
}

/** A time as a plain string, whose format is not documented. To the second. */
export function plainTime(call: Call, at: number): string {
  const { plainTimes } = call.context.settings.habits;
  return plainTimes === 'milliseconds' ? String(at) : stampAs(call, plainTimes, at);
}

/** An optional time. */
export function stampMaybe(call: Call, at: number | undefined): string | undefined {
  return at === undefined ? undefined : stamp(call, at);
}

/**
 * Reads a time of a query, in the zone of X-Time-Zone if it has none.
 * @returns epoch milliseconds
 */
export function readTime(call: Call, value: string | undefined, fallback: number): number {
  if (value === undefined) return fallback;
  const plain = DateTime.fromFormat(value, forms.space, { zone: FixedOffsetZone.instance(call.zone) });
  const time = plain.isValid ? plain : DateTime.fromISO(value, { zone: 'utc' });
  if (!time.isValid) throw business('OSM.01010001', `${value} is not a time of the form yyyy-MM-dd HH:mm:ss`);
  return time.toMillis();
}

/** Reads a time copied from an answer. @returns epoch milliseconds */
export function readEcho(call: Call, value: string): number {
  const zone = FixedOffsetZone.instance(zoneless(call));
  const forms = [DateTime.fromISO(value, { zone }), DateTime.fromSQL(value, { zone })];
  const found = /^\d{13}$/.test(value) ? DateTime.fromMillis(Number(value)) : forms.find(({ isValid }) => isValid);
  if (found === undefined) throw business('OSM.01010001', `${value} is no time`);
  return found.toMillis();
}

/**
 * Minutes east of UTC for a zone such as `GMT+8`, `GMT-03:30` or `GMT` (sent by the console and the SDKs); undefined
 * for anything else.
 */
export function parseZone(value: string): number | undefined {
  if (value === 'GMT') return 0;
  const match = /^GMT([+-])(\d{1,2})(?::([0-5]\d))?$/.exec(value);
  if (match === null) return undefined;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  if (minutes > 14 * 60) return undefined;
  return match[1] === '-' ? -minutes : minutes;
}
