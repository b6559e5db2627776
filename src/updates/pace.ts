import type { Timing } from './timing.ts';

type Intervals = Pick<Timing, 'pollInterval' | 'maxPollInterval'>;

/** Each tier is this many times slower than the one before. */
const factor = 4;

/**
 * A ticket's updates are late by at most its quiet time divided by this number: by 15 s within the first hour, then by
 * a minute, by 4 minutes after 4 hours, and by 10 minutes after 10 hours.
 */
const intervalsPerTier = 60;

/** The tiers: the interval between two reads in milliseconds, fastest first. */
export function tiersOf({ pollInterval, maxPollInterval }: Intervals): readonly number[] {
  const tiers = [pollInterval];
  for (let interval = pollInterval * factor; interval < maxPollInterval; interval *= factor) tiers.push(interval);
  if (maxPollInterval > pollInterval) tiers.push(maxPollInterval);
  return tiers;
}

/** The tier of a ticket that has been quiet for `quiet` milliseconds. */
export function tierOf(quiet: number, tiers: readonly number[]): number {
  return Math.max(
    0,
    tiers.findLastIndex((interval) => interval * intervalsPerTier <= quiet),
  );
}

/** How long the tickets of a tier have been quiet: at least `from` and less than `below` milliseconds. */
export function quietOf(tier: number, tiers: readonly number[]): { readonly from: number; readonly below: number } {
  const start = (of: number) => (of === 0 ? -Infinity : (tiers[of] ?? Infinity) * intervalsPerTier);
  return { from: start(tier), below: start(tier + 1) };
}

/** The nearest existing tier: a group may have been stored when other intervals were configured. */
export function knownTier(tier: number, tiers: readonly number[]): number {
  return Math.min(tier, tiers.length - 1);
}

/**
 * A poll that was claimed this soon after it was due keeps its schedule, so that small delays don't add up.
 * Milliseconds.
 */
const punctual = 1000;

/** A finished poll, to compute the time of the next one. */
export interface Pace {
  /** When it was due, when its first call began, and the current time; epoch milliseconds. */
  readonly due: number;
  readonly at: number;
  readonly now: number;
  /** The interval between two reads of a ticket, in milliseconds. */
  readonly interval: number;
  /** The fraction of the group that was read: 1 if the feed was read. */
  readonly share: number;
}

/**
 * The duration of a poll is subtracted from the pause, up to this fraction of it, so that changes are recorded within
 * one interval.
 */
const maxTakenOff = 1 / 15;

/** When a group is due again, epoch milliseconds. */
export function nextDue({ due, at, now, interval, share }: Pace): number {
  const from = due <= at && at - due < punctual ? due : at;
  const pause = Math.round(interval * share);
  return Math.max(from + pause - Math.min(now - at, Math.floor(pause * maxTakenOff)), now);
}
