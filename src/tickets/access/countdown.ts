import { accessOf, settled } from '../ticket/authorization.ts';
import type { Authorization } from '../ticket/ticket.ts';

const minute = 60_000;

/** Steps in which what is left is counted, milliseconds: days, hours, ten minutes, minutes. */
const steps = [24 * 60 * minute, 60 * minute, 10 * minute, minute] as const;

/** What is left until a time, in the largest step that is not more than that; milliseconds, 0 where it is over. */
export function leftUntil(end: number, now: number): number {
  const left = Math.max(0, end - now);
  const step = steps.find((one) => one <= left) ?? 1;
  return Math.ceil(left / step) * step;
}

/**
 * When what a card says of a request is not true any more although nothing has happened: the next step of what is left, or
 * its end. Epoch milliseconds; null where it stays true.
 */
export function nextStep(authorization: Authorization, now: number): number | null {
  const { endsAt } = authorization;
  if (endsAt === undefined || accessOf(settled(authorization, now)) !== 'granted') return null;
  const left = endsAt - now;
  const step = steps.find((one) => one < left);
  return step === undefined ? endsAt : endsAt - Math.floor((left - 1) / step) * step;
}
