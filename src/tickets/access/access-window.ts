import type { Authorization } from '../ticket/ticket.ts';

const hour = 60 * 60 * 1000;

/** Default length of access, milliseconds, if the request doesn't say how long. */
const usual = 4 * hour;

/** A number of hours or days, in the languages the service writes letters in. */
const spans = /(?<![\d.,])(\d{1,3}) ?(?:(h|hrs?|hours?)\b|(days?)\b|(?:个|個)?(小时|小時)|(天))/gi;

/** A window, epoch milliseconds; from now on without `from`. */
export interface AccessWindow {
  readonly from?: number | undefined;
  readonly until: number;
}

/**
 * The window that was requested. The API has fields for it (`auth_effective_time`, `auth_expire_time`) but doesn't say
 * whether they are set before access is granted; otherwise only the letter says it, in words.
 */
export function accessWindowOf({ startsAt, endsAt, letter = '' }: Authorization, now: number): AccessWindow {
  const from = startsAt !== undefined && startsAt > now ? startsAt : undefined;
  const isAhead = endsAt !== undefined && endsAt > (from ?? now);
  return { from, until: isAhead ? endsAt : (from ?? now) + (spanIn(letter) ?? usual) };
}

/** The only span named in the text. If there are several, none is assumed. */
function spanIn(text: string): number | undefined {
  const found = [...text.matchAll(spans)].map(([, count, hours, , hoursHan]) => {
    return Number(count) * (hours !== undefined || hoursHan !== undefined ? hour : 24 * hour);
  });
  const [span, ...others] = new Set(found);
  return others.length === 0 && span !== 0 ? span : undefined;
}
