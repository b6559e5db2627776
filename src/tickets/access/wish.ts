import type { Authorization } from '../ticket/ticket.ts';

const hour = 60 * 60 * 1000;

/** Milliseconds that access lasts by default if the request doesn't say how long. */
const usual = 4 * hour;

/** A number of hours or days, in the languages in which the service writes letters. */
const spans = /(?<![\d.,])(\d{1,3}) ?(?:(h|hrs?|hours?)\b|(days?)\b|(?:个|個)?(小时|小時)|(天))/gi;

/** A window, epoch milliseconds; from now on without `from`. */
export interface Wish {
  readonly from?: number | undefined;
  readonly until: number;
}

/**
 * The time that was asked for. The API has fields for the window (`auth_effective_time`, `auth_expire_time`), but doesn't say
 * whether they are set before access is granted; otherwise only the letter tells, in words.
 */
export function wishOf({ startsAt, endsAt, letter = '' }: Authorization, now: number): Wish {
  const from = startsAt !== undefined && startsAt > now ? startsAt : undefined;
  const isAhead = endsAt !== undefined && endsAt > (from ?? now);
  return { from, until: isAhead ? endsAt : (from ?? now) + (spanIn(letter) ?? usual) };
}

/** The one span that the text names. Nobody guesses which of several is meant. */
function spanIn(text: string): number | undefined {
  const found = [...text.matchAll(spans)].map(([, count, hours, , hoursHan]) => {
    return Number(count) * (hours !== undefined || hoursHan !== undefined ? hour : 24 * hour);
  });
  const [span, ...others] = new Set(found);
  return others.length === 0 && span !== 0 ? span : undefined;
}
