import { accessOf, settled } from '../ticket/authorization.ts';
import type { Authorization } from '../ticket/ticket.ts';

const minute = 60_000;

/** Steps for the remaining time, milliseconds: days, hours, ten minutes, minutes. */
const steps = [24 * 60 * minute, 60 * minute, 10 * minute, minute] as const;

/** The time left until `end`, rounded down to the largest fitting step, in milliseconds; 0 if it has passed. */
export function leftUntil(end: number, now: number): number {
  const left = Math.max(0, end - now);
  const step = steps.find((one) => one <= left) ?? 1;
  return Math.ceil(left / step) * step;
}

/**
 * When a request's card becomes outdated although nothing happened: at the next step of the countdown, or at the end.
 * Epoch milliseconds; null if it never does.
 */
export function nextStep(authorization: Authorization, now: number): number | null {
  const { endsAt } = authorization;
  if (endsAt === undefined || accessOf(settled(authorization, now)) !== 'granted') return null;
  const left = endsAt - now;
  const step = steps.find((one) => one < left);
  return step === undefined ? endsAt : endsAt - Math.floor((left - 1) / step) * step;
}
